package org.cgmkit.cgm.submitter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;

/**
 * A submission with one reading of each shape in place of all: the time that a validator takes grows with the square of
 * the length of a Bundle, and readings of one shape get the same verdict.
 *
 * @param bundle the Bundle with the exemplars
 * @param positions the positions of its entries in the whole
 * @param alike how many readings each exemplar stands for, by its position in the whole
 */
record ExemplarReadings(ObjectNode bundle, List<Integer> positions, Map<Integer, Integer> alike) {
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]");

    ExemplarReadings {
        positions = List.copyOf(positions);
        alike = Map.copyOf(alike);
    }

    static ExemplarReadings of(Submission submission) {
        ObjectNode whole = submission.bundle();
        Set<Integer> readings = new TreeSet<>(submission.readings());
        Map<JsonNode, Integer> first = new LinkedHashMap<>();
        Map<Integer, Integer> alike = new LinkedHashMap<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < submission.size(); i++) {
            int position = i;
            int exemplar = readings.contains(i)
                    ? first.computeIfAbsent(ReadingShape.of(whole.path("entry").get(i)), s -> position)
                    : i;
            if (exemplar == i) {
                positions.add(i);
            }
            alike.merge(exemplar, 1, Integer::sum);
        }
        ObjectNode bundle = Json.object();
        bundle.setAll(whole);
        ArrayNode entries = bundle.putArray("entry");
        positions.forEach(i -> entries.add(whole.path("entry").get(i)));
        return new ExemplarReadings(bundle, positions, alike);
    }

    /** What makes the submission invalid, with its own positions, without what other requirements speak of. */
    List<String> findings(ProfileValidator validator, String profile) {
        return validator.validate(Json.text(bundle), profile).stream()
                .filter(Finding::invalidates)
                .filter(f -> !isAboutTheRequest(f) && !isAboutFullUrls(f) && !isAboutTheSubject(f))
                .map(this::sentence)
                .toList();
    }

    /** See submitter.bundle.post-only and submitter.conditional-create.syntax. */
    private static boolean isAboutTheRequest(Finding finding) {
        return finding.path().matches(".*\\.entry\\[\\d+]\\.request(\\..*)?");
    }

    /** See submitter.bundle.references. */
    private static boolean isAboutFullUrls(Finding finding) {
        return "bdl-7".equals(finding.rule());
    }

    /** See submitter.bundle.patient. That there is a subject at all is still a matter of its profile. */
    private static boolean isAboutTheSubject(Finding finding) {
        return finding.path().matches(".*\\.resource\\.(subject|patient)(\\..*)?")
                && finding.message().contains("URL");
    }

    private String sentence(Finding finding) {
        Matcher entry = ENTRY.matcher(finding.path());
        if (!entry.find()) {
            return finding.path() + ": " + finding.message();
        }
        int position = positions.get(Integer.parseInt(entry.group(1)));
        int others = alike.getOrDefault(position, 1) - 1;
        return finding.path().replaceFirst("Bundle\\.entry\\[\\d+]", "Bundle.entry[" + position + "]") + ": "
                + finding.message()
                + (others > 0 ? " (and " + others + " more like it)" : "");
    }
}
