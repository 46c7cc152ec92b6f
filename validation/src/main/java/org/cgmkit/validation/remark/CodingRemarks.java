package org.cgmkit.validation.remark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.ForeignCodes;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.LoincDisplay;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.TextPosition;
import org.cgmkit.validation.submission.ValuePositions;

/**
 * Warnings about codings: codes of other states of the guide where the version's own are not beside them, and displays that
 * contradict their code. Neither breaks a profile, as slices are open and displays are for people; both mislead.
 */
public final class CodingRemarks {
    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]");

    private final GuideVersion version;
    private final List<TextPosition> spots;
    private final List<Finding> remarks = new ArrayList<>();
    private int number;

    private CodingRemarks(GuideVersion version, String text) {
        this.version = version;
        this.spots = ValuePositions.of(text, TextPosition.START);
    }

    /**
     * The remarks on a resource, in the order of the document.
     *
     * @param version the version that the resource is judged by
     * @param text the resource as it came
     * @param root the same, parsed
     */
    public static List<Finding> on(GuideVersion version, String text, JsonNode root) {
        CodingRemarks remarks = new CodingRemarks(version, text);
        remarks.visit(root, root.path("resourceType").asText());
        return List.copyOf(remarks.remarks);
    }

    /** Counts the values as {@link ValuePositions} does, in the order in which they begin. */
    private void visit(JsonNode node, String path) {
        int own = number++;
        if (node.path("coding").isArray()) {
            foreign(node, path, own);
        }
        if (node.path("code").isTextual() && node.path("system").asText().equals(Coding.LOINC)) {
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

    private void foreign(JsonNode code, String path, int own) {
        List<Coding> codings = Coding.of(code).toList();
        if (!version.concepts(codings).isEmpty()) {
            return;
        }
        for (Coding coding : codings) {
            List<Coding> now = ForeignCodes.successors(version, coding);
            if (!now.isEmpty()) {
                add(
                        path,
                        own,
                        sentence(coding, now),
                        now.stream().map(c -> c.code() + " of " + c.system()).collect(Collectors.joining(" and ")),
                        coding.code() + " of " + coding.system(),
                        "draft-code");
            }
        }
    }

    private String sentence(Coding coding, List<Coding> now) {
        if (version == GuideVersion.STU1) {
            return "The code '" + coding.code() + "' is one of the guide's drafts; STU 1 has the LOINC code "
                    + now.getFirst().code() + " in its place, and no profile of STU 1 is applied to this one."
                    + (now.equals(version.codings(Concept.SUMMARY)) ? " This is known trap 6." : "");
        }
        String title = version.title();
        return "The code '" + coding.code() + "' alone is not what " + title + " has; it asks for "
                + now.stream().map(Coding::toString).collect(Collectors.joining(" and "))
                + ", and no profile of it is applied without.";
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
