package org.cgmkit.guide.cgm.drift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signs are weighed: what is left over, what bridges versions, and what was built for another one are told apart. */
class DriftDiagnosisTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OLD_DEVICE = "http://hl7.org/uv/cgm/StructureDefinition/cgm-device";

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenForTheVersionIsNoDrift(GuideVersion version) {
        DriftDiagnosis diagnosis =
                DriftDiagnosis.of(version, submission(version).facts(version));

        assertThat(diagnosis.headLine(), diagnosis.kind(), is(Kind.NONE));
        assertThat(diagnosis.signs(), is(empty()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenForAnotherVersionIsSaidToBe(GuideVersion version) {
        for (GuideVersion other : GuideVersion.values()) {
            if (other != version) {
                DriftDiagnosis diagnosis =
                        DriftDiagnosis.of(version, submission(other).facts(version));

                assertThat(diagnosis.headLine(), diagnosis.kind(), is(Kind.BUILT_FOR));
                assertThat(diagnosis.headLine(), diagnosis.closest(), is(other));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBridgeOverAllVersionsIsConvictedInNone(GuideVersion version) {
        SubmissionFacts bridge = submission(GuideVersion.values());
        DriftDiagnosis diagnosis = DriftDiagnosis.of(version, bridge.facts(version));

        assertThat(diagnosis.headLine(), diagnosis.kind(), is(Kind.NONE));
        assertThat(diagnosis.notes().stream().map(DriftSign::id).toList(), contains("S9"));
        assertThat(bridge.recognition().version(), is(GuideVersion.STU1));
        assertThat(
                bridge.recognition().reason(),
                is("it has the codings of several versions, all of this one among them"));
    }

    @ParameterizedTest
    @EnumSource
    void theVersionOfASubmissionIsRecognised(GuideVersion version) {
        assertThat(submission(version).recognition().version(), is(version));
    }

    @Test
    void oneOldProfileInWhatIsOtherwiseStu1IsALeftover() {
        Facts facts =
                submission(GuideVersion.STU1).facts(GuideVersion.STU1).add(FactKind.CANONICAL, OLD_DEVICE, "entry[2]");

        DriftDiagnosis diagnosis = DriftDiagnosis.of(GuideVersion.STU1, facts);

        assertThat(diagnosis.kind(), is(Kind.LEFTOVER));
        assertThat(
                diagnosis.headLine(),
                is("This was built for STU 1; something is left in it of the Argonaut draft of 2024."));
        assertThat("it heads a report", diagnosis.isHeadLine(), is(false));
    }

    @Test
    void theBallotsPathWithTheCodesOfStu1IsALeftover() {
        Facts facts = submission(GuideVersion.STU1)
                .facts(GuideVersion.STU1)
                .add(FactKind.POST, "[base]/Bundle/$submit-cgm-bundle transaction", "");

        assertThat(DriftDiagnosis.of(GuideVersion.STU1, facts).kind(), is(Kind.LEFTOVER));
    }

    @Test
    void signsThatExcludeEachOtherAreAMixture() {
        Facts facts = new Facts()
                .add(FactKind.CANONICAL, OLD_DEVICE, "entry[2]")
                .add(FactKind.FOREIGN_CODE, temporary(GuideVersion.BALLOT), "entry[0]");

        DriftDiagnosis diagnosis = DriftDiagnosis.of(GuideVersion.STU1, facts);

        assertThat(diagnosis.kind(), is(Kind.MIXTURE));
        assertThat(
                diagnosis.headLine(),
                is(
                        "This looks like a mixture of the Argonaut draft of 2024 and the ballot of 2025, in a run for STU 1."));
    }

    @Test
    void aWindowOfTheContinuousBuildIsTold() {
        Facts facts = new Facts()
                .add(FactKind.INSTANTIATES, "http://hl7.org/uv/cgm/CapabilityStatement/cgm-data-receiver", "")
                .add(FactKind.TRIED, Tried.OPERATION_AT_BASE.refused(), "")
                .add(FactKind.TRIED, Tried.OPERATION_AT_BUNDLE.taken(), "");

        DriftDiagnosis diagnosis = DriftDiagnosis.of(GuideVersion.STU1, facts);

        assertThat(diagnosis.headLine(), is("This was built for a build of November 2024, not for STU 1."));
        assertThat(diagnosis.signs().stream().map(DriftSign::id).toList(), contains("R1", "R5"));
    }

    @Test
    void aStockServerIsNoArgonautReceiver() {
        Facts facts = new Facts()
                .add(FactKind.INTERACTION, "batch", "")
                .add(FactKind.TRIED, Tried.OPERATION_AT_BASE.refused(), "")
                .add(FactKind.TRIED, Tried.OPERATION_AT_BUNDLE.refused(), "")
                .add(FactKind.TRIED, Tried.BATCH_AT_BASE.taken(), "");

        assertThat(DriftDiagnosis.of(GuideVersion.STU1, facts).kind(), is(Kind.NONE));
    }

    @Test
    void theEvidenceNamesThePlaceAndWhatToChangeIsSaidOnce() {
        DriftDiagnosis diagnosis = DriftDiagnosis.of(
                GuideVersion.STU1, submission(GuideVersion.BALLOT).facts(GuideVersion.STU1));

        assertThat(
                diagnosis.signs().getFirst().text(),
                is("S8: Summaries have the temporary codes of the ballot alone: " + temporary(GuideVersion.BALLOT)
                        + " (entry[2]), http://hl7.org/fhir/uv/cgm/CodeSystem/cgm-summary-codes-temporary|mean-glucose-moles-per-volume"
                        + " (entry[4])."));
        assertThat(diagnosis.changes(), is(List.of("Use the codes of this version, for each of the figures.")));
    }

    private static String temporary(GuideVersion version) {
        return version.codings(Concept.SUMMARY).getFirst().toString();
    }

    /** A submission of all kinds of observations, with the codings, categories and tags of the versions. */
    private static SubmissionFacts submission(GuideVersion... versions) {
        ObjectNode bundle = JSON.createObjectNode().put("resourceType", "Bundle");
        bundle.put("type", versions[0].submission().bundleType());
        ArrayNode tags = bundle.putObject("meta").putArray("tag");
        Arrays.stream(versions)
                .flatMap(v -> v.submission().tag().stream())
                .forEach(t -> tags.addObject().put("system", t.system()).put("code", t.code()));
        for (Concept concept : Concept.values()) {
            ObjectNode observation = bundle.withArray("entry").addObject().putObject("resource");
            observation.put("resourceType", "Observation");
            codings(observation.putObject("code"), Arrays.stream(versions).flatMap(v -> v.codings(concept).stream()));
            codings(
                    observation.putArray("category").addObject(),
                    Arrays.stream(versions).flatMap(v -> v.category("Observation").stream()));
        }
        return SubmissionFacts.of(bundle);
    }

    private static void codings(ObjectNode concept, Stream<Coding> codings) {
        codings.distinct()
                .forEach(c -> concept.withArray("coding")
                        .addObject()
                        .put("system", c.system())
                        .put("code", c.code()));
    }
}
