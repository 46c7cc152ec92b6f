package org.cgmkit.cgm.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cgmkit.kit.preflight.ServerProbe;
import org.jspecify.annotations.Nullable;

/**
 * A first target file: what was found out is filled in, and what could not be known is a comment that says how to find out.
 *
 * @param probe what the server says of itself
 * @param patient the patient to write for, or null where nobody said
 * @param otherPatient the patient whom the credential must not write for, or null where nobody said
 * @param token whether a token was given, which the file then takes from the variable CGMKIT_TOKEN
 * @param authorities the file with authorities that were trusted beside those of the machine, or null
 * @param insecure whether the server's certificate was not checked
 */
public record ReceiverFileDraft(
        ServerProbe probe,
        @Nullable String patient,
        @Nullable String otherPatient,
        boolean token,
        @Nullable Path authorities,
        boolean insecure) {
    private static final int LONGEST = 100;

    /** The file as text. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# Describes a data receiver: cgmkit test receiver THIS-FILE");
        lines.add(
                "# In every text, ${NAME} stands for the environment variable of that name. Paths are relative to this file.");
        lines.add("kind: receiver");
        lines.add("guide: stu1");
        lines.add("");
        lines.add("# Found there: " + line(probe.software()) + ".");
        lines.add(
                probe.offers("submit-cgm-bundle")
                        ? "# Its /metadata lists the operation submit-cgm-bundle."
                        : "# Its /metadata does not list the operation submit-cgm-bundle: is it the server that you mean?");
        lines.add("baseUrl: " + probe.baseUrl());
        lines.add("");
        lines.add(
                "# The logical id, on the server, of a patient to write test data for: the last part of the address of the");
        lines.add("# patient, as in " + probe.baseUrl() + "/Patient/ID. Search for one by " + probe.baseUrl()
                + "/Patient?name=…");
        lines.add(patient == null ? "# patient: ID" : "patient: " + quoted(patient));
        lines.add("");
        lines.add("# A patient whom the credential must not write for. Where it is left out, the kit makes an id up.");
        lines.add(otherPatient == null ? "# otherPatient: OTHER-ID" : "otherPatient: " + quoted(otherPatient));
        lines.add("");
        lines.add("# Context of the credential: patient (scopes patient/…), user or system.");
        lines.add("context: patient");
        lines.add("");
        authorization(lines);
        lines.add("");
        lines.add("# headers:");
        lines.add("#   X-Api-Key: ${API_KEY}");
        lines.add("");
        if (insecure) {
            lines.add("tls:");
            lines.add(
                    "  insecure: true            # the server's certificate is not checked: better name its authority");
        } else if (authorities != null) {
            lines.add("tls:");
            lines.add("  authorities: " + quoted(authorities.toString()));
        } else {
            lines.add("# tls:");
            lines.add(
                    "#   authorities: ca.pem       # where the server's certificate comes from an authority of your own");
        }
        lines.add("#   clientCertificate:        # where the server asks for one; or 'certificate' and 'key' in PEM");
        lines.add("#     pkcs12: client.p12");
        lines.add("#     password: ${P12_PASSWORD}");
        lines.add("");
        lines.add("# timeouts: {connect: 10 s, answer: 60 s, throttled: 2 min}");
        lines.add(
                "# pause: 200 ms               # the least time between two requests, where the server must be spared");
        lines.add("# storageDelay: 2 s           # how long it may take until what was accepted can be read");
        lines.add("");
        lines.add(
                "# What the receiver's developer documentation says, as the guide asks for it; each fact is compared with what the receiver does.");
        lines.add("# documentation:");
        lines.add("#   conditionalCreate: {document: 'https://developer.example.org/cgm#create', fact: true}");
        lines.add("#   searchParameters: {document: 'https://developer.example.org/cgm#create', fact: [identifier]}");
        lines.add(
                "#   identifiers: {document: 'https://developer.example.org/cgm#ids', fact: kept}          # or dropped");
        lines.add("#   deduplication: {document: 'https://developer.example.org/cgm#twice', fact: none}");
        lines.add("#       # none, answered-200 or answered-201-with-location");
        lines.add("#   oneTimeOrders: {document: 'https://developer.example.org/cgm#orders', fact: []}");
        lines.add("");
        lines.add("# Known failures: each is accepted until its last day, and fails the run after it.");
        lines.add("# knownFailures:");
        lines.add("#   - requirement: receiver.storage.readable");
        lines.add("#     reason: Comes with the next release");
        lines.add("#     owner: Team A");
        lines.add("#     expires: 2027-01-31");
        return String.join("\n", lines) + "\n";
    }

    private void authorization(List<String> lines) {
        JsonNode smart = probe.smart();
        if (smart.isMissingNode()) {
            lines.add(
                    "# The server has no /.well-known/smart-configuration. Where it needs a token, ask its owner for one.");
        } else {
            lines.add("# The server has a SMART configuration. Tokens come from "
                    + line(smart.path("token_endpoint").asText()) + ".");
            found(lines, "People agree at", smart.path("authorization_endpoint"));
            found(lines, "Kinds of grants:", smart.path("grant_types_supported"));
            found(lines, "Ways to prove who a client is:", smart.path("token_endpoint_auth_methods_supported"));
            found(lines, "Capabilities:", smart.path("capabilities"));
        }
        lines.add(
                "# readToken is for reading back, where the token for submitting may not. tokenFile and readTokenFile name files.");
        String comment = token ? "" : "# ";
        lines.add(comment + "authorization:");
        lines.add(comment + "  token: ${CGMKIT_TOKEN}");
        lines.add("#   readToken: ${CGMKIT_READ_TOKEN}");
        lines.add("#   expiredToken: ${OLD_TOKEN}   # one whose time is over, to see that it is refused");
        lines.add(
                "#   readOnlyToken: ${READ_ONLY_TOKEN}   # one that may not write, to see that a submission is refused");
        lines.add(
                "# In place of a token, cgmkit gets tokens itself, as a service that is registered with a key (`cgmkit keys` makes");
        lines.add(
                "# one), by 'backendServices: {clientId: ID, keyFile: cgmkit-key.json, readScopes: system/*.rs}', or by a person");
        lines.add("# who agrees in a browser, by 'standalone: {clientId: ID}'.");
    }

    private static void found(List<String> lines, String words, JsonNode value) {
        String text = value.isArray()
                ? String.join(
                        ", ",
                        StreamSupport.stream(value.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : value.asText();
        if (!text.isEmpty()) {
            lines.add("#   " + words + " " + line(text) + ".");
        }
    }

    /** Ids hold no character that quotes would have to fear. */
    private static String quoted(String id) {
        return "\"" + id + "\"";
    }

    /** What a server says, on one line of a comment. */
    private static String line(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
