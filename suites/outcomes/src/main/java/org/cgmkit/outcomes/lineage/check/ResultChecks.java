package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a posted result says of itself. */
@ExtendWith(SubjectExtension.class)
class ResultChecks {
    private static final Pattern DECISION = Pattern.compile("([a-z][A-Za-z]*\\.[a-zA-Z]+)=([^;,\\s]+)");
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @Expected("lineage.observation.shape")
    @DisplayName("Times in ranges are one Observation with five shares in percent")
    void hasFiveShares(Lineage lineage) {
        List<PostedResult> ranges = lineage.first().stream()
                .filter(each -> each.is(Loinc.TIMES_IN_RANGES))
                .toList();
        if (ranges.isEmpty()) {
            throw failure(
                    "Times in ranges",
                    "an Observation with the code " + Loinc.TIMES_IN_RANGES.code(),
                    "none was found",
                    "Post them with the codes of the CGM guide.");
        }
        assertNone(
                "times in ranges without five shares in percent",
                ranges.stream()
                        .filter(each -> each.shares().isEmpty())
                        .map(PostedResult::named)
                        .toList(),
                "Post five components with the codes of the CGM guide and values in %.");
    }

    @Expected("lineage.observation.period")
    @DisplayName("Times in ranges say which window they are of")
    void saysItsWindow(Lineage lineage) {
        PlayedStep first = lineage.main(Kind.FIRST);
        EngineTask task = first.step().whole();
        assertNone(
                "bounds of effectivePeriod that are not those of the window",
                lineage.first().stream()
                        .filter(each -> each.is(Loinc.TIMES_IN_RANGES))
                        .flatMap(each -> wrongBounds(each, task).stream())
                        .toList(),
                "The window is " + task.start() + " to " + task.end() + "; write both bounds as times with an offset.");
    }

    private static List<String> wrongBounds(PostedResult result, EngineTask task) {
        JsonNode period = result.json().path("effectivePeriod");
        List<String> wrong = new ArrayList<>();
        check(period.path("start").asText(), task.start(), earliest(task)).ifPresent(wrong::add);
        check(period.path("end").asText(), task.end(), latest(task)).ifPresent(wrong::add);
        return wrong;
    }

    private static Optional<String> check(String text, Instant bound, Instant reading) {
        try {
            Instant written = OffsetDateTime.parse(text).toInstant();
            boolean near = Duration.between(written, bound).abs().compareTo(INTERVAL) <= 0
                    || Duration.between(written, reading).abs().compareTo(INTERVAL) <= 0;
            return near ? Optional.empty() : Optional.of(text);
        } catch (DateTimeException e) {
            return Optional.of(text.isEmpty() ? "nothing" : text);
        }
    }

    private static Instant earliest(EngineTask task) {
        return times(task).getFirst();
    }

    private static Instant latest(EngineTask task) {
        return times(task).getLast();
    }

    private static List<Instant> times(EngineTask task) {
        return task.rows().stream()
                .map(TraceRow::time)
                .map(each -> OffsetDateTime.parse(each).toInstant())
                .sorted()
                .toList();
    }

    @Expected("lineage.observation.method")
    @DisplayName("A result names its method and the version of it")
    void namesItsMethod(Lineage lineage) {
        assertNone(
                "results without a method that has a name and a version",
                lineage.first().stream()
                        .filter(each -> !namesMethodAndVersion(each.json().path("method")))
                        .map(PostedResult::named)
                        .toList(),
                "Write method.text such as 'Times in ranges 1.4', or a coding with a version.");
    }

    private static boolean namesMethodAndVersion(JsonNode method) {
        String text = method.path("text").asText();
        if (text.chars().anyMatch(Character::isLetter) && text.chars().anyMatch(Character::isDigit)) {
            return true;
        }
        for (JsonNode coding : method.path("coding")) {
            if (coding.has("code") && coding.has("version")) {
                return true;
            }
        }
        return false;
    }

    @Base("lineage.observation.method-honest")
    @DisplayName("The figures are those of the method that a result names")
    void doesWhatItsMethodSays(Lineage lineage) {
        PlayedStep first = lineage.main(Kind.FIRST);
        lineage.first();
        PostedResult ranges = lineage.ranges(first);
        Policy policy = lineage.play().target().policy();
        String text = ranges.json().at("/method/text").asText();
        List<String> told = new ArrayList<>();
        Matcher decisions = DECISION.matcher(text);
        while (decisions.find()) {
            try {
                policy = policy.declaring(PolicyKey.of(decisions.group(1)), decisions.group(2));
                told.add(decisions.group());
            } catch (IllegalArgumentException e) {
                lineage.log().remark("Not understood in the method: " + decisions.group() + ".");
            }
        }
        if (told.isEmpty()) {
            throw notApplicable("The method names no decision, such as warmUp.minutes=120.");
        }
        if (ranges.says(lineage.right(first)).orElse(false)
                || ranges.says(lineage.right(first.step().whole(), policy)).orElse(false)) {
            if (!ranges.says(lineage.right(first.step().whole(), policy)).orElse(false)) {
                throw failure(
                        "Times in ranges under " + String.join(", ", told),
                        "figures of the method that is named",
                        "the figures are " + ranges.figure() + ", those of what the target file declares",
                        "Let the method say what is done.");
            }
            return;
        }
        throw inconclusive("The figures fit neither what is declared nor what the method says, which"
                + " lineage.chain.reproducible tells of.");
    }

    @Expected("lineage.observation.device")
    @DisplayName("A result names the sensor of its readings")
    void namesTheSensor(Lineage lineage) {
        String patient = "Patient/" + lineage.play().target().patient();
        List<String> wrong = new ArrayList<>();
        for (PostedResult each : lineage.first()) {
            JsonNode device = each.json().path("device");
            String reference = device.path("reference").asText();
            if (reference.isEmpty()) {
                if (!device.has("identifier") && !device.has("display")) {
                    wrong.add(each.named() + " names none");
                }
                continue;
            }
            Optional<JsonNode> there = contained(each.json(), reference).or(() -> lineage.read(reference));
            if (there.isEmpty()) {
                wrong.add(each.named() + " names " + reference + ", which is not there");
            } else if (there.get().has("patient")
                    && !Places.unversioned(there.get().at("/patient/reference").asText())
                            .equals(patient)) {
                wrong.add(each.named() + " names " + reference + ", which is of "
                        + there.get().at("/patient/reference").asText());
            }
        }
        assertNone("results that do not lead to the sensor", wrong, "Let device refer to the sensor of the readings.");
    }

    private static Optional<JsonNode> contained(JsonNode result, String reference) {
        for (JsonNode inner : result.path("contained")) {
            if (reference.equals("#" + inner.path("id").asText())) {
                return Optional.of(inner);
            }
        }
        return Optional.empty();
    }

    @Expected("lineage.observation.derivation")
    @DisplayName("A result leads to its readings, by itself or by its Provenance")
    void leadsToItsReadings(Lineage lineage) {
        PlayedStep first = lineage.main(Kind.FIRST);
        Set<String> sourced = new HashSet<>();
        first.provenances().stream()
                .filter(each -> Lineage.entities(each, ProvenanceChecks.SOURCES)
                        .findAny()
                        .isPresent())
                .forEach(each -> Lineage.targets(each).forEach(target -> sourced.add(Places.unversioned(target))));
        assertNone(
                "results that lead to no readings",
                lineage.first().stream()
                        .filter(each -> !each.is(Loinc.SUMMARY))
                        .filter(each -> each.json().path("derivedFrom").isEmpty())
                        .filter(each -> !sourced.contains(Places.of(each.json())))
                        .map(PostedResult::named)
                        .toList(),
                "Name the readings, or a set of them, in derivedFrom or as a source in Provenance.entity.");
    }

    @Base("lineage.observation.one-window")
    @DisplayName("What one summary holds is of one window and one computation")
    void holdsOneComputation(Lineage lineage) {
        lineage.first();
        lineage.assumeRecomputed();
        PlayedStep late = lineage.main(Kind.LATE);
        Optional<PostedResult> summary = lineage.newest(late, Loinc.SUMMARY);
        if (summary.isEmpty()) {
            throw notApplicable("The platform posts no summary that holds other results.");
        }
        Optional<PostedResult> ranges = lineage.newest(late, Loinc.TIMES_IN_RANGES);
        if (ranges.isPresent()
                && !wrongBounds(ranges.get(), late.step().whole()).isEmpty()) {
            throw inconclusive("Times in ranges say another window, which lineage.observation.period tells of.");
        }
        Set<String> current = new HashSet<>();
        lineage.current(late).values().forEach(each -> each.forEach(one -> current.add(Places.of(one.json()))));
        List<String> strangers = new ArrayList<>();
        for (JsonNode member : summary.get().json().path("hasMember")) {
            String reference = Places.unversioned(member.path("reference").asText());
            Optional<JsonNode> there = lineage.read(reference);
            if (!current.contains(reference)) {
                strangers.add(reference + " (of an earlier computation)");
            } else if (there.isPresent()
                    && !there.get()
                            .path("effectivePeriod")
                            .equals(summary.get().json().path("effectivePeriod"))) {
                strangers.add(reference + " (of another window)");
            }
        }
        assertNone(
                "members of the summary after late readings that are of another computation or window",
                strangers,
                "Compute all members anew together.");
    }
}
