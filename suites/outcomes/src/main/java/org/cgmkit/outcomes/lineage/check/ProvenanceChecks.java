package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.Facts.assertNone;
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
import java.util.stream.Stream;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Provenance of posted results (https://hl7.org/fhir/R4/provenance.html). */
@ExtendWith(SubjectExtension.class)
class ProvenanceChecks {
    /** Roles of what a result was made of. */
    static final Set<String> SOURCES = Set.of("source", "derivation");

    private static final Duration CLOCKS = Duration.ofSeconds(60);

    @Expected("lineage.provenance.present")
    @DisplayName("Each posted result has Provenance")
    void isThere(Lineage lineage) {
        List<PostedResult> results = lineage.first();
        Set<String> told = new HashSet<>();
        lineage.main(Kind.FIRST)
                .after()
                .provenances()
                .forEach(each -> Lineage.targets(each).forEach(target -> told.add(Places.unversioned(target))));
        assertNone(
                "results without Provenance",
                results.stream()
                        .filter(each -> !told.contains(Places.of(each.json())))
                        .map(PostedResult::named)
                        .toList(),
                "Post Provenance with each result as a target.");
    }

    @Base("lineage.provenance.valid")
    @DisplayName("Provenance has what R4 requires of it")
    void isComplete(Lineage lineage) {
        List<String> missing = new ArrayList<>();
        for (JsonNode each : all(lineage)) {
            String place = Places.of(each);
            if (each.path("target").isEmpty()) {
                missing.add(place + ".target");
            }
            if (instant(each).isEmpty()) {
                String text = each.path("recorded").asText();
                missing.add(
                        place + ".recorded" + (text.isEmpty() ? "" : " (" + text + " is no instant with a time zone)"));
            }
            if (each.path("agent").isEmpty()) {
                missing.add(place + ".agent");
            }
            each.path("agent").forEach(agent -> {
                if (agent.path("who").isEmpty()) {
                    missing.add(place + ".agent.who");
                }
            });
            each.path("entity").forEach(entity -> {
                if (entity.path("role").asText().isEmpty()) {
                    missing.add(place + ".entity.role");
                }
                if (entity.path("what").isEmpty()) {
                    missing.add(place + ".entity.what");
                }
            });
        }
        assertNone("required elements that are not there", missing, "They are 1..1 or 1..* in R4.");
    }

    @Base("lineage.provenance.target")
    @DisplayName("The targets of Provenance are the posted results")
    void isAboutResults(Lineage lineage) {
        List<String> wrong = new ArrayList<>();
        lineage.provenances(lineage.main(Kind.FIRST));
        for (Kind kind : List.of(Kind.FIRST, Kind.LATE)) {
            PlayedStep step = lineage.main(kind);
            for (JsonNode each : step.provenances()) {
                List<String> targets = Lineage.targets(each);
                targets.stream()
                        .filter(target -> lineage.read(target, step).isEmpty())
                        .forEach(target -> wrong.add(target + " (nothing is there)"));
                if (!targets.isEmpty() && targets.stream().allMatch(target -> target.contains("Patient/"))) {
                    wrong.add(Places.of(each) + " (is about the patient alone)");
                }
            }
        }
        assertNone("targets that are not posted results", wrong, "Let each target be a result that is stored.");
    }

    @Expected("lineage.provenance.versioned")
    @DisplayName("Provenance that is posted after a result names the version of it")
    void namesVersions(Lineage lineage) {
        List<String> without = new ArrayList<>();
        boolean afterwards = false;
        PlayedStep first = lineage.main(Kind.FIRST);
        for (JsonNode each : lineage.provenances(first)) {
            for (String target : Lineage.targets(each)) {
                Optional<JsonNode> result = lineage.read(target, first);
                boolean later = result.isPresent() && written(each).isAfter(written(result.get()));
                afterwards |= later;
                if (later && Places.versionOf(target).isEmpty()) {
                    without.add(target);
                }
            }
        }
        if (!afterwards) {
            throw notApplicable("Provenance comes together with the results, whose version is not known then.");
        }
        assertNone("targets without a version", without, "Write them as Type/id/_history/version.");
    }

    private static Instant written(JsonNode resource) {
        try {
            return OffsetDateTime.parse(resource.at("/meta/lastUpdated").asText())
                    .toInstant();
        } catch (DateTimeException e) {
            throw inconclusive("The server does not say when it stored what (meta.lastUpdated).");
        }
    }

    @Base("lineage.provenance.recorded")
    @DisplayName("Provenance was recorded after the newest reading and before it was posted")
    void isRecordedInBetween(Lineage lineage) {
        List<String> wrong = new ArrayList<>();
        PlayedStep first = lineage.main(Kind.FIRST);
        Instant newest = first.step().whole().rows().stream()
                .map(row -> OffsetDateTime.parse(row.time()).toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        for (JsonNode each : lineage.provenances(first)) {
            String text = each.path("recorded").asText();
            Instant recorded = instant(each)
                    .orElseThrow(() -> inconclusive("It is not said when Provenance was recorded ('" + text
                            + "'), which lineage.provenance.valid tells of."));
            if (recorded.isBefore(newest)) {
                wrong.add(text + " (before the reading of " + newest + ")");
            } else if (recorded.isBefore(first.began().minus(CLOCKS))) {
                wrong.add(text + " (before the readings were given, at " + first.began() + ")");
            }
            if (recorded.isAfter(first.ended().plus(CLOCKS))) {
                wrong.add(text + " (after it was posted)");
            }
        }
        assertNone("moments at which it cannot have been recorded", wrong, "Write when the figures were computed.");
    }

    private static Optional<Instant> instant(JsonNode provenance) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(provenance.path("recorded").asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Expected("lineage.provenance.source")
    @DisplayName("Provenance names what results were made of")
    void namesSources(Lineage lineage) {
        List<String> without = lineage.provenances(lineage.main(Kind.FIRST)).stream()
                .filter(each -> Lineage.entities(each, SOURCES).findAny().isEmpty())
                .map(Places::of)
                .toList();
        boolean derived = lineage.first().stream()
                .anyMatch(each -> !each.json().path("derivedFrom").isEmpty());
        if (!without.isEmpty() && !derived) {
            throw inconclusive("Results lead to no readings, which lineage.observation.derivation tells of.");
        }
        assertNone(
                "Provenance without a source", without, "Name the readings, or a set of them, as Provenance.entity.");
    }

    @Base("lineage.provenance.same-patient")
    @DisplayName("Provenance joins what belongs to one person")
    void joinsOnePerson(Lineage lineage) {
        String patient = "Patient/" + lineage.play().target().patient();
        List<String> strangers = new ArrayList<>();
        for (JsonNode each : lineage.provenances(lineage.main(Kind.FIRST))) {
            Stream.concat(
                            Lineage.targets(each).stream(),
                            Lineage.entities(each, SOURCES)
                                    .map(entity -> entity.at("/what/reference").asText()))
                    .filter(reference -> !reference.isEmpty())
                    .distinct()
                    .forEach(reference -> lineage.read(reference).ifPresent(resource -> {
                        String of = resource.at("/subject/reference").asText();
                        if (!of.isEmpty() && !Places.unversioned(of).equals(patient)) {
                            strangers.add(reference + " (of " + of + ")");
                        }
                    }));
        }
        assertNone("what is of another person than " + patient, strangers, "Never mix people in one Provenance.");
    }

    @Base("lineage.provenance.readable")
    @DisplayName("Provenance is found by its target, and comes with a result")
    void isFound(Lineage lineage) {
        if (lineage.play().isOwn() || !lineage.play().target().findsProvenance()) {
            throw notApplicable("The target file does not say that a server of the platform finds Provenance.");
        }
        List<String> notFound = new ArrayList<>();
        for (PostedResult each : lineage.first()) {
            String id = each.json().path("id").asText();
            String target = QueryString.encoded(Places.of(each.json()));
            lookFor(lineage, "Provenance?target=" + target, notFound);
            lookFor(
                    lineage,
                    "Observation?_id=" + id + "&_revinclude=" + QueryString.encoded("Provenance:target"),
                    notFound);
        }
        lineage.provenances(lineage.main(Kind.FIRST));
        assertNone("searches that find no Provenance", notFound, "Support both, or do not declare it.");
    }

    private static void lookFor(Lineage lineage, String search, List<String> notFound) {
        boolean found = lineage.play().reader().search(search).stream()
                .anyMatch(each -> each.path("resourceType").asText().equals("Provenance"));
        if (!found) {
            notFound.add(search);
        }
    }

    private static List<JsonNode> all(Lineage lineage) {
        List<JsonNode> all = new ArrayList<>(lineage.provenances(lineage.main(Kind.FIRST)));
        all.addAll(lineage.main(Kind.LATE).provenances());
        return all;
    }
}
