package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;

/** What refusals have in common that are made for the same reason. */
final class Refusals {
    private Refusals() {}

    /** Whether that status, of an answer or of an entry's, is a refusal. */
    static boolean is(String status) {
        return status.matches("4(00|01|03|09|12|15|22).*");
    }

    /** The status and the first reason, without what differs from time to time. */
    static String shape(String status, JsonNode outcome) {
        JsonNode issue = outcome.path("issue").path(0);
        String text = issue.path("details").path("text").asText();
        String reason = text.isEmpty() ? issue.path("diagnostics").asText() : text;
        String plain = reason.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…")
                .replaceAll("cgmkit-[0-9a-f.]+[0-9a-z.-]*", "…")
                .replaceAll("http[^ ]*", "…")
                .replaceAll("entry(\\[[0-9]+]| [0-9]+)", "entry")
                .replaceAll("[0-9]{2,}([.][0-9]+)?", "#")
                .replaceAll("\\s+", " ");
        return status.substring(0, 3) + " " + (plain.length() > 150 ? plain.substring(0, 150) : plain);
    }
}
