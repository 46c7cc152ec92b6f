package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receiver that takes one unit of glucose is asked for that one, and told that it is enough. */
class OneUnitTest {
    private static final GuideVersion GUIDE = GuideVersion.STU1;

    @ParameterizedTest
    @CsvSource({"mass-only, mg/dL, mmol/L", "molar-only, mmol/L, mg/dL"})
    void isJudgedByTheUnitThatItTakes(String behaviour, String own, String other, @TempDir Path results) {
        List<CheckResult> rows = rows(behaviour, results);

        assertThat(
                row(rows, "receiver.must-support.unit").message(),
                is("Accepted: a reading in " + own + ". Accepted: a mean in " + own + "."));
        CheckResult profiles = row(rows, "receiver.capability.profiles");
        assertThat(profiles.message(), profiles.outcome(), is(Outcome.PASS));
        assertThat(profiles.message(), containsString("in the other unit of glucose, which is enough"));
        List<CheckResult> inOther = probes(rows, other);
        assertThat("probes in " + other, inOther, is(not(empty())));
        inOther.forEach(r -> {
            assertThat(r.title() + ": " + r.message(), r.outcome(), is(Outcome.NOT_APPLICABLE));
            assertThat(r.message(), containsString("lists no profile of glucose in " + other));
        });
        probes(rows, own).forEach(r -> assertThat(r.title() + ": " + r.message(), r.outcome(), is(Outcome.PASS)));
    }

    private static List<CheckResult> rows(String behaviour, Path results) {
        ReceiverSuite suite = new ReceiverSuite(GUIDE, "test")
                .only(RequirementSelection.only(
                        List.of(
                                "receiver.capability.profiles",
                                "receiver.must-support.unit",
                                "receiver.validation.profile"),
                        GUIDE.catalogue(),
                        GUIDE.catalogue().role("receiver")));
        try (SandboxRunner laboratory = new SandboxRunner(results)) {
            return laboratory
                    .examine(
                            SandboxOptions.standard().with(Behaviour.named(behaviour)),
                            ReceiverAttestations.none(),
                            suite)
                    .checks();
        }
    }

    private static List<CheckResult> probes(List<CheckResult> rows, String unit) {
        return rows.stream()
                .filter(r -> r.requirement().equals("receiver.validation.profile"))
                .filter(r -> r.title().contains(" in " + unit + " "))
                .toList();
    }

    private static CheckResult row(List<CheckResult> rows, String requirement) {
        return rows.stream()
                .filter(r -> r.requirement().equals(requirement))
                .findFirst()
                .orElseThrow();
    }
}
