package org.cgmkit.suites.submitter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.validation.Finding;
import org.cgmkit.validation.ProfileValidator;

/**
 * A part of a submission that a validator can look at in one go: what readings are made of is repeated often, and the
 * time that a validator takes grows with the square of the length of a Bundle. Readings refer to devices only, so a part
 * has some of the readings and all devices; the first one has everything else as well.
 *
 * @param bundle the part, as a Bundle
 * @param positions the positions of its entries in the whole
 */
record Parts(ObjectNode bundle, List<Integer> positions) {
    private static final int READINGS = 64;
    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)]");

    Parts {
        positions = List.copyOf(positions);
    }

    static List<Parts> of(Submission submission) {
        List<Integer> readings = submission.readings();
        if (readings.size() <= READINGS) {
            return List.of(part(submission.bundle(), all(submission)));
        }
        ObjectNode whole = submission.bundle();
        List<Parts> parts = new ArrayList<>();
        for (int from = 0; from < readings.size(); from += READINGS) {
            List<Integer> some = readings.subList(from, Math.min(from + READINGS, readings.size()));
            boolean first = from == 0;
            List<Integer> positions = all(submission).stream()
                    .filter(i -> some.contains(i)
                            || (!readings.contains(i)
                                    && (first || isDevice(whole, i))))
                    .toList();
            parts.add(part(whole, positions));
        }
        return parts;
    }

    /** What makes the part invalid, with the positions of the whole, without what other requirements speak of. */
    List<Finding> findings(ProfileValidator validator, String profile) {
        return validator.validate(Json.text(bundle), profile).stream()
                .filter(Finding::invalidates)
                .filter(f -> !isAboutTheRequest(f) && !isAboutFullUrls(f))
                .map(this::placed)
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

    private Finding placed(Finding finding) {
        Matcher entry = ENTRY.matcher(finding.path());
        if (!entry.find()) {
            return finding;
        }
        int position = positions.get(Integer.parseInt(entry.group(1)));
        return new Finding(
                finding.severity(),
                finding.path().replaceFirst("Bundle\\.entry\\[\\d+]", "Bundle.entry[" + position + "]"),
                0,
                0,
                position,
                finding.message(),
                finding.expected(),
                finding.actual(),
                finding.rule());
    }

    private static Parts part(ObjectNode whole, List<Integer> positions) {
        ObjectNode bundle = Json.object();
        bundle.setAll(whole);
        ArrayNode entries = bundle.putArray("entry");
        positions.forEach(i -> entries.add(whole.path("entry").get(i)));
        return new Parts(bundle, positions);
    }

    private static List<Integer> all(Submission submission) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < submission.size(); i++) {
            all.add(i);
        }
        return all;
    }

    private static boolean isDevice(ObjectNode whole, int position) {
        return whole.path("entry")
                .get(position)
                .path("resource")
                .path("resourceType")
                .asText()
                .equals("Device");
    }
}
