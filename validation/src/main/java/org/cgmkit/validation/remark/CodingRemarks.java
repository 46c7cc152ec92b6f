package org.cgmkit.validation.remark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.DraftCodes;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.LoincDisplay;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.TextPosition;
import org.cgmkit.validation.submission.ValuePositions;

/**
 * Warnings about codings: codes of the guide's drafts where the one of STU 1 is not beside them, and displays that
 * contradict their code. Neither breaks a profile, as slices are open and displays are for people; both mislead.
 */
public final class CodingRemarks {
    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]");

    private final List<TextPosition> spots;
    private final List<Finding> remarks = new ArrayList<>();
    private int number;

    private CodingRemarks(String text) {
        this.spots = ValuePositions.of(text, TextPosition.START);
    }

    /**
     * The remarks on a resource, in the order of the document.
     *
     * @param text the resource as it came
     * @param root the same, parsed
     */
    public static List<Finding> on(String text, JsonNode root) {
        CodingRemarks remarks = new CodingRemarks(text);
        remarks.visit(root, root.path("resourceType").asText());
        return List.copyOf(remarks.remarks);
    }

    /** Counts the values as {@link ValuePositions} does, in the order in which they begin. */
    private void visit(JsonNode node, String path) {
        int own = number++;
        if (node.path("coding").isArray()) {
            draft(node.path("coding"), path, own);
        }
        if (node.path("code").isTextual() && node.path("system").asText().equals(Loinc.SYSTEM)) {
            display(node, path, own);
        }
        node.propertyStream().forEach(property -> {
            String name = property.getKey();
            if (property.getValue().isArray()) {
                number++;
                int position = 0;
                for (JsonNode item : property.getValue()) {
                    visit(item, path + "." + name + "[" + position++ + "]");
                }
            } else {
                visit(property.getValue(), path + "." + name);
            }
        });
    }

    private void draft(JsonNode codings, String path, int own) {
        for (JsonNode coding : codings) {
            String code = coding.path("code").asText();
            Optional<Loinc> successor =
                    DraftCodes.successor(coding.path("system").asText(), code);
            if (successor.isPresent() && !has(codings, successor.get())) {
                String now = successor.get().code();
                add(
                        path,
                        own,
                        "The code '" + code + "' is one of the guide's drafts; STU 1 has the LOINC code " + now
                                + " in its place, and no profile of STU 1 is applied to this one."
                                + (successor.get() == Loinc.SUMMARY ? " This is known trap 6." : ""),
                        now + " of " + Loinc.SYSTEM,
                        code + " of " + coding.path("system").asText(),
                        "draft-code");
            }
        }
    }

    private static boolean has(JsonNode codings, Loinc loinc) {
        return StreamSupport.stream(codings.spliterator(), false)
                .anyMatch(c -> c.path("system").asText().equals(Loinc.SYSTEM)
                        && c.path("code").asText().equals(loinc.code()));
    }

    private void display(JsonNode coding, String path, int own) {
        String display = coding.path("display").asText();
        Loinc.byCode(coding.path("code").asText())
                .ifPresent(loinc -> LoincDisplay.contradiction(loinc, display)
                        .ifPresent(said -> add(
                                path,
                                own,
                                "The display '" + display + "' speaks of " + said + ", and the code " + loinc.code()
                                        + " means " + LoincDisplay.property(loinc)
                                        + ". Programs go by the code and people by the display: take LOINC's own, or leave it"
                                        + " out.",
                                "a display of " + loinc.code(),
                                display,
                                "contradicting-display")));
    }

    private void add(String path, int own, String message, String expected, String actual, String rule) {
        Matcher entry = ENTRY.matcher(path);
        TextPosition spot = own < spots.size() ? spots.get(own) : new TextPosition(0, 0);
        remarks.add(new Finding(
                Finding.Severity.WARNING,
                path,
                spot.line(),
                spot.column(),
                entry.find() ? Integer.valueOf(entry.group(1)) : null,
                message,
                expected,
                actual,
                rule));
    }
}
