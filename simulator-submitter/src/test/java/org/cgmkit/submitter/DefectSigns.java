package org.cgmkit.submitter;

import static java.util.Map.entry;
import static org.cgmkit.submitter.DefectScene.FOUR_SECONDS;
import static org.cgmkit.submitter.DefectScene.ONE_TIME;
import static org.cgmkit.submitter.DefectScene.PLAIN;
import static org.cgmkit.submitter.DefectScene.READINGS_ONLY;
import static org.cgmkit.submitter.DefectScene.REFUSED_REPORTS;
import static org.cgmkit.submitter.DefectScene.REVOKED;
import static org.cgmkit.submitter.DefectScene.SECONDS;
import static org.cgmkit.submitter.DefectScene.SEVERAL_DAYS;
import static org.cgmkit.submitter.DefectScene.SEVERAL_THERE;
import static org.cgmkit.submitter.DefectScene.THROTTLED_FOR_SECONDS;
import static org.cgmkit.submitter.DefectScene.TWICE;
import static org.cgmkit.submitter.DefectScene.UNAVAILABLE;
import static org.cgmkit.submitter.DefectScene.WITHOUT_CONDITIONS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.cgmkit.guide.cgm.Loinc;

/** How each defect shows on the wire: a question that is answered yes of the app with it, and no of the sound app. */
record DefectSigns(DefectScene scene, Predicate<SentRequests> departs) {
    private static final Duration HOURS = Duration.ofHours(2);

    static final Map<String, DefectSigns> ALL = Map.ofEntries(
            in("posts-to-bundle-path", PLAIN, s -> s.first().url().endsWith("/Bundle/$submit-cgm-bundle")),
            in("posts-to-base", PLAIN, s -> s.first().url().matches(".*/[a-z0-9-]+")),
            in("puts-the-bundle", PLAIN, s -> s.first().method().equals("PUT")),
            in(
                    "says-plain-xml",
                    PLAIN,
                    s -> s.first().headers().getOrDefault("content-type", "").contains("xml")),
            in("wraps-in-parameters", PLAIN, s -> s.first().body().contains("\"Parameters\"")),
            in(
                    "sends-a-batch",
                    PLAIN,
                    s -> s.first().json().path("type").asText().equals("batch")),
            in("writes-unit-in-capitals", PLAIN, s -> s.readings().anyMatch(r -> unit(r).equals("mg/dL"))),
            in("uses-an-old-summary-code", PLAIN, s -> s.first().body().contains("104643-2")),
            in("uses-an-unknown-reading-code", PLAIN, s -> s.first().body().contains("2339-0")),
            in("leaves-out-a-summary-member", SECONDS, s -> members(s) == 5),
            in(
                    "gives-value-and-absent-reason",
                    PLAIN,
                    s -> s.coded(Loinc.COEFFICIENT_OF_VARIATION).anyMatch(r -> r.has("dataAbsentReason"))),
            in("readings-without-status", PLAIN, s -> s.readings().noneMatch(r -> r.has("status"))),
            in("argonaut-canonicals", PLAIN, s -> s.first().body().contains("http://hl7.org/uv/cgm/")),
            in(
                    "report-without-data",
                    PLAIN,
                    s -> s.resources()
                            .filter(r -> r.path("resourceType").asText().equals("DiagnosticReport"))
                            .anyMatch(r -> r.at("/presentedForm/0/data").isMissingNode())),
            in(
                    "uses-its-own-patient-id",
                    PLAIN,
                    s -> s.any("/resource/subject/reference", r -> r.equals("Patient/app-user-4711"))),
            in(
                    "names-the-patient-by-identifier",
                    PLAIN,
                    s -> s.readings()
                            .allMatch(r -> r.at("/subject/reference").isMissingNode()
                                    && r.at("/subject/identifier/value").isTextual())),
            in("writes-a-bare-patient-id", PLAIN, s -> s.any("/resource/subject/reference", "mara-lindqvist"::equals)),
            in(
                    "mixes-in-another-patient",
                    PLAIN,
                    s -> s.readings()
                                    .map(r -> r.at("/subject/reference").asText())
                                    .distinct()
                                    .count()
                            == 2),
            in("puts-entries", PLAIN, s -> s.any("/request/method", "PUT"::equals)),
            in("posts-to-an-id", PLAIN, s -> s.any("/request/url", u -> u.startsWith("Observation/"))),
            in(
                    "posts-to-another-type",
                    PLAIN,
                    s -> s.entries()
                            .anyMatch(e -> !e.at("/request/url")
                                    .asText()
                                    .equals(e.at("/resource/resourceType").asText()))),
            in("dangles-a-member", PLAIN, s -> s.dangling() && members(s) == 7),
            in("dangles-a-device", PLAIN, SentRequests::dangling),
            in(
                    "repeats-a-full-url",
                    PLAIN,
                    s -> s.entries()
                                    .map(e -> e.path("fullUrl").asText())
                                    .distinct()
                                    .count()
                            < s.entries().count()),
            in("never-sends-devices", PLAIN, s -> !s.has("Device") && !s.dangling()),
            in("never-sends-reports", PLAIN, s -> !s.has("DiagnosticReport")),
            in("never-sends-summaries", PLAIN, s -> lacks(s, Loinc.SUMMARY) && !s.dangling()),
            in("never-sends-times-in-ranges", PLAIN, s -> lacks(s, Loinc.TIMES_IN_RANGES) && !s.dangling()),
            in("never-sends-gmi", PLAIN, s -> lacks(s, Loinc.GMI) && !s.dangling()),
            in("never-sends-cv", PLAIN, s -> lacks(s, Loinc.COEFFICIENT_OF_VARIATION)),
            in("never-sends-days-of-wear", PLAIN, s -> lacks(s, Loinc.DAYS_OF_WEAR)),
            in("never-sends-sensor-active", PLAIN, s -> lacks(s, Loinc.SENSOR_ACTIVE_PERCENTAGE)),
            in(
                    "never-sends-serial-numbers",
                    PLAIN,
                    s -> s.has("Device") && s.resources().noneMatch(r -> r.has("serialNumber"))),
            in("never-refers-to-a-summary", PLAIN, s -> s.resources().noneMatch(r -> r.has("result"))),
            in("never-sends-glucose", PLAIN, s -> s.readings().count() == 0 && lacks(s, Loinc.MEAN_GLUCOSE_MASS)),
            in("never-sends-readings", PLAIN, s -> s.readings().count() == 0 && !lacks(s, Loinc.MEAN_GLUCOSE_MASS)),
            in(
                    "never-sends-means",
                    PLAIN,
                    s -> lacks(s, Loinc.MEAN_GLUCOSE_MASS) && s.readings().count() > 0),
            in("looks-for-one-time-orders-only", PLAIN, s -> !s.asksFor("standing")),
            in(
                    "answers-orders-for-readings-by-summaries",
                    READINGS_ONLY,
                    s -> s.readings().count() == 0),
            in("keeps-reports-for-one-time-orders", PLAIN, s -> !s.has("DiagnosticReport")),
            in("never-looks-for-orders", PLAIN, s -> !s.asksFor("/ServiceRequest")),
            in("searches-orders-without-patient", PLAIN, s -> !s.asksFor("patient=")),
            in("searches-orders-without-code", PLAIN, s -> !s.asksFor("code=")),
            in("submits-too-often", FOUR_SECONDS, DefectSigns::oftenerThanOrdered),
            in("submits-only-once", SECONDS, s -> s.submissions().size() == 1),
            in("leaves-out-an-ordered-type", SECONDS, s -> s.readings().count() == 0),
            in("sends-what-was-not-ordered", SECONDS, s -> s.has("DiagnosticReport")),
            in(
                    "covers-half-the-lookback",
                    SECONDS,
                    s -> s.oldest().isAfter(s.first().time().minus(HOURS))),
            in(
                    "reaches-back-three-times-as-far",
                    SECONDS,
                    s -> s.oldest().isBefore(s.first().time().minus(HOURS.multipliedBy(2)))),
            in("never-looks-again", REVOKED, s -> s.submissions().size() > 1),
            in("ignores-revocation", REVOKED, s -> s.submissions().size() > 1),
            in("ignores-one-time-orders", ONE_TIME, s -> s.submissions().isEmpty()),
            in("reaches-beyond-the-period", ONE_TIME, s -> s.oldest().isBefore(Instant.parse("2026-04-30T06:00:00Z"))),
            in(
                    "leaves-out-the-last-day",
                    ONE_TIME,
                    s -> !s.submissions().isEmpty() && s.newest().isBefore(Instant.parse("2026-05-03T18:00:00Z"))),
            in(
                    "hammers-after-429",
                    THROTTLED_FOR_SECONDS,
                    s -> s.apart(1).toMillis() < 4_900 && s.submissions().size() == 2),
            in("drops-after-429", THROTTLED_FOR_SECONDS, s -> s.submissions().size() == 1),
            in("ignores-retry-after", THROTTLED_FOR_SECONDS, s -> s.apart(1).toMillis() < 4_900),
            in(
                    "new-identifiers-on-repetition",
                    UNAVAILABLE,
                    s -> !s.submissions().get(1).body().equals(s.first().body())),
            in(
                    "new-identifiers-on-every-repetition",
                    THROTTLED_FOR_SECONDS,
                    s -> !s.submissions().get(1).body().equals(s.first().body())),
            in(
                    "new-identifiers-for-repeated-summaries",
                    UNAVAILABLE,
                    s -> !s.submissions().get(1).body().equals(s.first().body())),
            in("repeats-after-400-for-ever", WITHOUT_CONDITIONS, s -> s.submitted(400) > 2),
            in("drops-after-400", WITHOUT_CONDITIONS, s -> s.submissions().size() == 1 && s.submitted(201) == 0),
            in("repeats-after-412-for-ever", SEVERAL_THERE, s -> s.submitted(412) > 2),
            in("repeats-after-200", TWICE, s -> s.submitted(200) > 2),
            in(
                    "stops-after-a-refused-entry",
                    REFUSED_REPORTS,
                    s -> s.submissions().size() == 1),
            in(
                    "repeats-refused-entries-before-anything-else",
                    REFUSED_REPORTS,
                    s -> s.submissions().stream()
                            .skip(1)
                            .allMatch(each -> each.body().contains("DiagnosticReport")
                                    && !each.body().contains("Sensor reading")
                                    && each.json().path("entry").size() < 10)),
            in(
                    "writes-the-type-into-the-condition",
                    PLAIN,
                    s -> s.any("/request/ifNoneExist", c -> c.startsWith("Obs"))),
            in(
                    "writes-a-url-into-the-condition",
                    PLAIN,
                    s -> s.any("/request/ifNoneExist", c -> c.startsWith("https:"))),
            in(
                    "asks-for-another-identifier",
                    PLAIN,
                    s -> s.entries()
                            .anyMatch(e -> !e.at("/request/ifNoneExist")
                                    .asText()
                                    .endsWith("|"
                                            + e.at("/resource/identifier/0/value")
                                                    .asText()))),
            in("ranges-that-miss-a-tenth", PLAIN, s -> Math.abs(sum(s) - 90) < 0.1),
            in(
                    "ranges-with-one-decimal",
                    PLAIN,
                    s -> Math.abs(sum(s) - 100) < 0.01
                            && s.ranges().stream().anyMatch(v -> v % 1 != 0)
                            && s.ranges().stream().allMatch(v -> Math.abs(v * 10 - Math.rint(v * 10)) < 1e-6)
                            && s.coded(Loinc.TIMES_IN_RANGES)
                                    .noneMatch(r -> r.toString().matches(".*\"value\":[0-9]+\\.[0-9]{2}.*"))),
            in("wrong-mean", PLAIN, s -> off(s, Loinc.MEAN_GLUCOSE_MASS, mean(s), 5)),
            in("wrong-gmi", PLAIN, s -> off(s, Loinc.GMI, 3.31 + 0.02392 * mean(s), 0.5)),
            in("wrong-cv", PLAIN, s -> off(s, Loinc.COEFFICIENT_OF_VARIATION, cv(s), 2)),
            in(
                    "wrong-sensor-active",
                    PLAIN,
                    s -> off(s, Loinc.SENSOR_ACTIVE_PERCENTAGE, s.readings().count() * 100.0 / 36, 10)),
            in("wrong-days-of-wear", PLAIN, s -> off(s, Loinc.DAYS_OF_WEAR, 1, 0.5)),
            in(
                    "swaps-low-and-high",
                    SEVERAL_DAYS,
                    s -> isNearer(s.ranges().get(1), share(s, 180, 250), share(s, 53, 69))
                            && isNearer(s.ranges().get(3), share(s, 53, 69), share(s, 180, 250))),
            in("swaps-very-low-and-target", PLAIN, s -> Math.abs(s.ranges().get(0) - inTarget(s)) < 0.1),
            in(
                    "ranges-by-other-thresholds",
                    PLAIN,
                    s -> Math.abs(sum(s) - 100) < 0.01
                            && Math.abs(s.ranges().get(2) - inTarget(s))
                                            + Math.abs(s.ranges().get(4) - above(s))
                                    > 5));

    private static boolean isNearer(double value, double one, double other) {
        return Math.abs(value - one) < Math.abs(value - other);
    }

    private static Map.Entry<String, DefectSigns> in(String id, DefectScene scene, Predicate<SentRequests> departs) {
        return entry(id, new DefectSigns(scene, departs));
    }

    /** The first may come late by nearly a period, as on a busy machine; all the others have their places. */
    private static boolean oftenerThanOrdered(SentRequests sent) {
        List<RecordingRelay.Seen> submissions = sent.submissions();
        Duration took = Duration.between(
                submissions.getFirst().time(), submissions.getLast().time());
        return took.compareTo(Duration.ofSeconds(4L * (submissions.size() - 2))) < 0;
    }

    private static String unit(JsonNode observation) {
        return observation.at("/valueQuantity/unit").asText();
    }

    private static int members(SentRequests sent) {
        return sent.coded(Loinc.SUMMARY)
                .findFirst()
                .orElseThrow()
                .path("hasMember")
                .size();
    }

    private static boolean lacks(SentRequests sent, Loinc code) {
        return sent.coded(code).findAny().isEmpty();
    }

    private static double sum(SentRequests sent) {
        return sent.ranges().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static boolean off(SentRequests sent, Loinc code, double right, double tolerance) {
        return Math.abs(sent.value(code) - right) > tolerance;
    }

    private static double mean(SentRequests sent) {
        return values(sent).average().orElseThrow();
    }

    private static double cv(SentRequests sent) {
        double mean = mean(sent);
        double squares = values(sent).map(v -> (v - mean) * (v - mean)).sum();
        return 100 * Math.sqrt(squares / (sent.readings().count() - 1)) / mean;
    }

    private static double inTarget(SentRequests sent) {
        return 100.0
                * values(sent).filter(v -> v >= 70 && v <= 180).count()
                / sent.readings().count();
    }

    /** The share above the one value up to the other. */
    private static double share(SentRequests sent, double above, double most) {
        return 100.0
                * values(sent).filter(v -> v > above && v <= most).count()
                / sent.readings().count();
    }

    private static double above(SentRequests sent) {
        return 100.0
                * values(sent).filter(v -> v > 250).count()
                / sent.readings().count();
    }

    private static DoubleStream values(SentRequests sent) {
        return sent.readings().mapToDouble(r -> r.at("/valueQuantity/value").asDouble());
    }
}
