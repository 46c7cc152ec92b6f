package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.engine.calculation.Excluded;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chain from a result back to its readings. */
@ExtendWith(SubjectExtension.class)
class ChainChecks {
    private static final Set<String> READINGS =
            Set.of("Observation", "Bundle", "List", "DocumentReference", "Binary", "Group");

    @Expected("lineage.chain.reaches-readings")
    @DisplayName("From a result one comes to its readings")
    void reachesReadings(Lineage lineage) {
        Links links = links(lineage, lineage.main(Kind.FIRST));
        assertNone(
                "links of times in ranges that end nowhere",
                links.broken(),
                "A link has to lead to readings, to what stands for a set of them, or to the identifier with which they came.");
    }

    private static final String ADVICE =
            "Name all readings that count and no others, and declare how the platform counts.";
    private static final List<Loinc> FIGURES =
            List.of(Loinc.MEAN_GLUCOSE_MASS, Loinc.MEAN_GLUCOSE_MOLES, Loinc.GMI, Loinc.COEFFICIENT_OF_VARIATION);

    @Base("lineage.chain.reproducible")
    @DisplayName("The readings that are named give the figures that were posted")
    void givesTheFigures(Lineage lineage) {
        for (Kind kind : List.of(Kind.FIRST, Kind.LATE)) {
            PlayedStep step = lineage.main(kind);
            if (kind == Kind.LATE) {
                lineage.assumeRecomputed();
            }
            Links links = links(lineage, step);
            PostedResult ranges = lineage.ranges(step);
            if (!links.broken().isEmpty()) {
                throw inconclusive("A link ends nowhere, which lineage.chain.reaches-readings tells of.");
            }
            if (links.sets().isEmpty()) {
                throw inconclusive("The result names readings one by one, and not the sets in which they came.");
            }
            EngineTask named = lineage.rowsOf(links.sets(), step);
            if (!ranges.says(lineage.right(named)).orElse(false)) {
                throw failure(
                        "Times in ranges of the readings named after the step "
                                + step.step().name(),
                        shares(lineage.right(named)),
                        "the figures are " + ranges.figure(),
                        ADVICE);
            }
            if (kind == Kind.FIRST) {
                assertOthersFollow(lineage, step, lineage.right(named));
            }
        }
    }

    /** The other figures of the first computation; of those after it lineage.recompute.all-figures tells. */
    private static void assertOthersFollow(Lineage lineage, PlayedStep step, Outcomes right) {
        List<String> wrong = new ArrayList<>();
        for (Loinc code : FIGURES) {
            lineage.newest(step, code)
                    .filter(each -> !each.says(right).orElse(each.json().has("dataAbsentReason")))
                    .ifPresent(each ->
                            wrong.add(each.named() + " is " + each.figure() + ", and should be " + each.should(right)));
        }
        assertNone("figures that are not those of the readings named", wrong, ADVICE);
    }

    private static String shares(Outcomes right) {
        PostedResult none = new PostedResult(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        var shares = right.shares();
        return shares == null ? none.figure() : shares.amounts() + " of " + shares.of();
    }

    @Expected("lineage.chain.exclusions")
    @DisplayName("What does not count is named with its reason and its number")
    void namesExclusions(Lineage lineage) {
        PlayedStep first = lineage.main(Kind.FIRST);
        JsonNode chain = chain(first);
        int excluded = excluded(lineage.right(first));
        if (excluded == 0) {
            throw notApplicable("Under the policy that is declared, every reading counts.");
        }
        int told = 0;
        for (JsonNode each : chain.path("excluded")) {
            told += each.path("reason").asText().isEmpty()
                    ? 0
                    : each.path("count").asInt();
        }
        assertThat(
                "readings that are told to be excluded, with a reason",
                told,
                is(excluded),
                "Under the policy that is declared, " + lineage.right(first).excluded() + " do not count.");
    }

    private static int excluded(Outcomes right) {
        return right.excluded().entrySet().stream()
                .filter(each -> each.getKey() != Excluded.DUPLICATE)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Base("lineage.chain.adds-up")
    @DisplayName("What came is what counts, what does not, and what came twice")
    void addsUp(Lineage lineage) {
        for (Kind kind : List.of(Kind.FIRST, Kind.LATE)) {
            PlayedStep step = lineage.main(kind);
            JsonNode chain = chain(step);
            int excluded = 0;
            for (JsonNode each : chain.path("excluded")) {
                excluded += each.path("count").asInt();
            }
            int used = chain.path("used").asInt();
            assertThat(
                    "readings used, excluded and duplicate in the step "
                            + step.step().name(),
                    used + excluded + chain.path("duplicates").asInt(),
                    is(chain.path("received").asInt()),
                    "So many were received, as the chain says.");
            EngineTask task = step.step().whole();
            int slots = (int) (Duration.between(task.start(), task.end()).toMinutes() / task.interval());
            if (chain.has("missing") && excluded == excluded(lineage.right(step))) {
                assertThat(
                        "readings used, excluded and missing in the step "
                                + step.step().name(),
                        used + excluded + chain.path("missing").asInt(),
                        is(slots),
                        "The window has so many slots.");
            }
        }
    }

    @Expected("lineage.chain.conversion")
    @DisplayName("A conversion of units is named with its factor")
    void namesConversions(Lineage lineage) {
        PlayedStep first = lineage.main(Kind.FIRST);
        lineage.first();
        Optional<PostedResult> mean = lineage.newest(first, Loinc.MEAN_GLUCOSE_MASS);
        if (mean.isEmpty()
                || !mean.get().json().at("/valueQuantity/code").asText().equals(GlucoseUnit.MASS.code())) {
            throw notApplicable("Readings in mmol/L came, and no mean in mg/dL went.");
        }
        BigDecimal factor = lineage.play().target().policy().of(PolicyKey.FACTOR);
        List<String> named = new ArrayList<>();
        boolean right = false;
        for (JsonNode each : chain(first).path("conversions")) {
            named.add(each.toString());
            right |= isConversion(each, factor);
        }
        if (!right) {
            throw failure(
                    "Conversion from mmol/L to mg/dL",
                    "its factor in 'conversions', which is declared to be " + factor.toPlainString()
                            + ", with from and to",
                    named.isEmpty() ? "nothing says so" : String.join(", ", named),
                    "Name from, to and factor, as they were used.");
        }
    }

    /** Whether it is named between those two units, in either direction, by the factor as far as its decimals go. */
    private static boolean isConversion(JsonNode conversion, BigDecimal factor) {
        String from = conversion.path("from").asText();
        String to = conversion.path("to").asText();
        boolean up = from.equalsIgnoreCase(GlucoseUnit.MOLAR.code()) && to.equalsIgnoreCase(GlucoseUnit.MASS.code());
        boolean down = from.equalsIgnoreCase(GlucoseUnit.MASS.code()) && to.equalsIgnoreCase(GlucoseUnit.MOLAR.code());
        if (!(up || down) || !conversion.path("factor").isNumber()) {
            return false;
        }
        BigDecimal named = conversion.path("factor").decimalValue();
        BigDecimal used = up ? factor : BigDecimal.ONE.divide(factor, MathContext.DECIMAL64);
        return named.signum() > 0
                && used.setScale(Math.max(0, named.scale()), RoundingMode.HALF_UP)
                                .compareTo(named)
                        == 0;
    }

    /** The chain that the platform told; one that tells nothing is not tested. */
    private static JsonNode chain(PlayedStep step) {
        if (!step.told().has("received")) {
            throw notTested(
                    "The platform tells no chain: what does a step may answer received, used, excluded, duplicates,"
                            + " missing and conversions as a JSON object.");
        }
        return step.told();
    }

    private record Links(Set<String> sets, List<String> broken) {}

    /** Where the newest times in ranges lead. */
    private static Links links(Lineage lineage, PlayedStep step) {
        PostedResult ranges = lineage.ranges(step);
        String place = Places.of(ranges.json());
        Set<String> known = lineage.sets(step).keySet();
        Set<String> sets = new LinkedHashSet<>();
        List<String> broken = new ArrayList<>();
        List<JsonNode> links = new ArrayList<>();
        ranges.json().path("derivedFrom").forEach(links::add);
        step.provenances().stream()
                .filter(each ->
                        Lineage.targets(each).stream().map(Places::unversioned).anyMatch(place::equals))
                .forEach(each -> Lineage.entities(each, ProvenanceChecks.SOURCES)
                        .forEach(entity -> links.add(entity.path("what"))));
        if (links.isEmpty()) {
            throw inconclusive("The result leads to nothing, which lineage.observation.derivation and"
                    + " lineage.provenance.present tell of.");
        }
        for (JsonNode link : links) {
            String identifier = link.at("/identifier/value").asText();
            String reference = link.path("reference").asText();
            if (known.contains(identifier)) {
                sets.add(identifier);
            } else if (reference.isEmpty()) {
                broken.add(identifier.isEmpty() ? "an empty link" : identifier);
            } else {
                Optional<JsonNode> there = lineage.read(reference)
                        .filter(each ->
                                READINGS.contains(each.path("resourceType").asText()));
                there.ifPresent(each -> each.path("identifier").forEach(one -> {
                    if (known.contains(one.path("value").asText())) {
                        sets.add(one.path("value").asText());
                    }
                }));
                if (there.isEmpty()) {
                    broken.add(reference);
                }
            }
        }
        return new Links(sets, broken);
    }
}
