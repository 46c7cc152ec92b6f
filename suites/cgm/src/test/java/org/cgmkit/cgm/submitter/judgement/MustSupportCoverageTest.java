package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.cgm.submitter.judgement.MustSupportRow.Standing;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MustSupportCoverageTest {
    private static final String ADVICE =
            " Send it at least once where the data have it, or declare it as unavailable with the reason.";
    private static final String PATIENT = "cgm-data-submission-bundle#Bundle.entry:patient";

    private static final Submission MASS = Submissions.allMustSupport(JudgeSamples.context());
    private static final Submission MOLAR =
            Submissions.allMustSupport(JudgeSamples.context().in(GlucoseUnit.MOLAR));

    private final Submission all = MASS;

    @ParameterizedTest
    @EnumSource
    void everythingInOneUnitIsEnough(GlucoseUnit unit) {
        MustSupportCoverage coverage = of(unit == GlucoseUnit.MASS ? MASS : MOLAR);

        assertThat(JudgeSamples.remarks(coverage.capable()), is(empty()));
        assertThat(coverage.rows().stream().map(MustSupportRow::standing).toList(), everyItem(is(not(Standing.NEVER))));
    }

    @Test
    void everythingMayComeOverSeveralSubmissions() {
        Submission summary = Submissions.complete(JudgeSamples.context(), 1);

        assertThat(
                JudgeSamples.remarks(of(
                                summary, all.with(b -> b.putArray("entry").add(all.entry(0))))
                        .capable()),
                is(empty()));
    }

    @Test
    void whatNoOrderCanAskForIsOpenUntilItIsDeclared() {
        Submission summary = Submissions.complete(JudgeSamples.context(), 1);

        assertThat(
                JudgeSamples.reason(of(summary).capable()),
                is(PATIENT
                        + " never came, and no order can ask for it. A submitter that has none declares it in the target"
                        + " file: under unavailable, the line '\"" + PATIENT + "\": the reason'."));
        assertThat(
                "beside what is lacking",
                JudgeSamples.objections(
                        of(withoutKind(EntryKind.DEVICE, summary)).capable()),
                contains(startsWith("cgm-data-submission-bundle#Bundle.entry:device")));
    }

    @Test
    void aReportThatRefersToASummaryOfAnEarlierSubmissionCounts() {
        Submission report = Submissions.reportOnly(JudgeSamples.context(), 1).with(b -> {
            b.putArray("entry").add(all.entry(EntryKind.REPORT.positionIn(all)));
            ((ObjectNode) b.at("/entry/0/resource"))
                    .putArray("result")
                    .addObject()
                    .put("reference", "https://receiver.example.org/fhir/Observation/17/_history/1");
        });
        Submission summary = all.without(EntryKind.REPORT.positionIn(all));
        ReceiverResources held =
                new ReceiverResources(Map.of("Observation/17", all.resource(EntryKind.SUMMARY.positionIn(all))));

        assertThat(
                JudgeSamples.remarks(
                        new MustSupportCoverage(GuideVersion.STU1, List.of(summary, report), held, Map.of()).capable()),
                is(empty()));
        assertThat(
                JudgeSamples.objections(of(summary, report).capable()),
                contains(startsWith("cgm-summary-pdf#DiagnosticReport.result:")));
    }

    @Test
    void theTableSaysHowOftenAndWhereFirst() {
        List<String> rows =
                of(all, all).rows().stream().map(MustSupportRow::toString).toList();

        assertThat(
                rows,
                hasItem("cgm-data-submission-bundle#Bundle.timestamp: seen 2 times, first at"
                        + " submission[0].timestamp"));
        assertThat(
                rows,
                hasItem("cgm-summary-times-in-ranges#Observation.component:timeInTarget.value[x]: seen 2 times,"
                        + " first at submission[0].entry[4].resource.component[2].valueQuantity"));
        assertThat(
                rows,
                hasItem("cgm-summary#Observation.hasMember:gmi: seen 2 times, first at"
                        + " submission[0].entry[2].resource.hasMember[2]"));
        assertThat(
                rows,
                hasItem("cgm-summary-mean-glucose-moles-per-volume#Observation.value[x]: never seen, but"
                        + " cgm-summary-mean-glucose-mass-per-volume has it"));
        assertThat(
                of(all).rows().stream().map(MustSupportRow::toString).toList(),
                hasItem(PATIENT + ": seen 1 time, first at submission[0].entry[0]"));
    }

    static Stream<MustSupportElement> elements() {
        return MustSupportElement.all(GuideVersion.STU1).stream();
    }

    @ParameterizedTest
    @MethodSource("elements")
    void anElementThatIsTakenAwayIsMissed(MustSupportElement element) {
        MustSupportCoverage coverage =
                of(without(element, element.profile().id().contains("moles") ? MOLAR : MASS));

        assertThat(
                coverage.rows().stream()
                        .filter(row -> row.standing() == Standing.NEVER)
                        .map(MustSupportRow::element)
                        .toList(),
                hasItem(element.name()));
    }

    @Test
    void theSentencesSayWhatNeverCame() {
        Submission noDevice = withoutKind(EntryKind.DEVICE, all);
        Submission noSerial = all.withResource(EntryKind.DEVICE.positionIn(all), r -> r.remove("serialNumber"));

        assertThat(
                JudgeSamples.objections(of(noDevice).capable()),
                contains(
                        "cgm-data-submission-bundle#Bundle.entry:device, the must-support kind of entry: expected it at"
                                + " least once in the run, but it never came among " + noDevice.size() + " entries."
                                + ADVICE));
        assertThat(
                JudgeSamples.objections(of(noSerial).capable()),
                contains(
                        "cgm-device#Device.serialNumber, the must-support element: expected it at least once in the run,"
                                + " but it never came in 1 resources of its profile." + ADVICE));
    }

    @Test
    void whatIsDeclaredAsUnavailableIsNotMissed() {
        Submission complete = Submissions.complete(JudgeSamples.context(), 1);
        Map<String, String> declared = Map.of(
                PATIENT,
                "the app keeps no demographics",
                "cgm-device#Device.serialNumber",
                "the maker gives none",
                "cgm-device#Device.colour",
                "there is none");

        assertThat(
                JudgeSamples.remarks(new MustSupportCoverage(
                                GuideVersion.STU1, List.of(complete), ReceiverResources.nothing(), declared)
                        .capable()),
                contains(
                        PATIENT + " never came, as declared: the app keeps no demographics.",
                        "cgm-device#Device.serialNumber is declared as unavailable, but came at submission[0].entry["
                                + EntryKind.DEVICE.positionIn(complete) + "].resource.serialNumber.",
                        "cgm-device#Device.colour is declared as unavailable, but the guide marks no element of that"
                                + " name."));
    }

    @Test
    void membersThatTheReceiverHasCount() {
        Map<String, JsonNode> held = new HashMap<>();
        Submission referring = all;
        for (EntryKind kind : EntryKind.values()) {
            if (kind == EntryKind.GMI || kind == EntryKind.CV) {
                held.put("Observation/" + kind.name(), all.resource(kind.positionIn(all)));
                int member = kind == EntryKind.GMI ? 2 : 3;
                referring = referring.withResource(
                        2,
                        r -> ((ObjectNode) r.at("/hasMember/" + member))
                                .put("reference", "Observation/" + kind.name()));
            }
        }

        assertThat(
                JudgeSamples.remarks(new MustSupportCoverage(
                                GuideVersion.STU1, List.of(referring), new ReceiverResources(held), Map.of())
                        .capable()),
                is(empty()));
        assertThat(
                "where nobody has them",
                JudgeSamples.objections(of(referring).capable()),
                contains(
                        startsWith("cgm-summary#Observation.hasMember:gmi, "),
                        startsWith("cgm-summary#Observation.hasMember:cv, ")));
    }

    @Test
    void aRunWithoutEntriesShowsNothing() {
        assertThat(JudgeSamples.reason(of().capable()), is("No entries were sent in this run."));
        assertThat(JudgeSamples.reason(of().unit()), is("No entries were sent in this run."));
    }

    private static MustSupportCoverage of(Submission... run) {
        return new MustSupportCoverage(GuideVersion.STU1, List.of(run), ReceiverResources.nothing(), Map.of());
    }

    private static Submission withoutKind(EntryKind kind, Submission sound) {
        return sound.without(kind.positionIn(sound));
    }

    /** The submission without the element, wherever it is. */
    private static Submission without(MustSupportElement element, Submission sound) {
        ObjectNode bundle = sound.bundle();
        List<JsonNode> roots = new ArrayList<>();
        if (element.profile() == Profile.SUBMISSION_BUNDLE) {
            roots.add(bundle);
        } else {
            bundle.path("entry")
                    .forEach(e -> EntryKind.of(e.path("resource"))
                            .filter(kind -> kind.profile() == element.profile())
                            .ifPresent(kind -> roots.add(e.path("resource"))));
        }
        Map<String, JsonNode> byFullUrl = new HashMap<>();
        bundle.path("entry").forEach(e -> byFullUrl.put(e.path("fullUrl").asText(), e.path("resource")));
        for (JsonNode root : roots) {
            element.in(root, r -> byFullUrl.getOrDefault(r, Json.object()))
                    .reversed()
                    .forEach(path -> remove(root, path));
        }
        return Submission.of(bundle);
    }

    private static void remove(JsonNode root, String path) {
        String pointer = "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
        JsonNode parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else {
            ((ObjectNode) parent).remove(last);
        }
    }
}
