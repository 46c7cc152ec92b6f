package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Probes share submissions where the receiver answers entry by entry, and never a verdict. */
@TestInstance(Lifecycle.PER_CLASS)
class SharedProbesTest {
    private static final String REQUIREMENT = "receiver.validation.profile";

    private SandboxRunner laboratory;

    @BeforeAll
    void start(@TempDir Path results) {
        laboratory = new SandboxRunner(results);
    }

    @AfterAll
    void end() {
        laboratory.close();
    }

    @Test
    void aReceiverThatAnswersEntryByEntryIsSentFewSubmissions() {
        List<CheckResult> rows = rows(SandboxOptions.standard());

        assertThat(outcomes(rows), everyItem(is(Outcome.PASS)));
        assertThat("exchanges", exchanges(rows), hasSize(lessThan(rows.size() / 2)));
    }

    @Test
    void eachProbeShowsAnExchangeThatHoldsItsFlawedEntry() {
        for (CheckResult row : rows(SandboxOptions.standard())) {
            assertThat(row.title(), row.evidence(), is(not(empty())));
        }
    }

    @Test
    void aReceiverThatRefusesTheWholeIsSentEachProbeByItself() {
        List<CheckResult> rows = rows(SandboxOptions.standard().with(Behaviour.named("whole-bundle-refusal")));

        assertThat(outcomes(rows), everyItem(is(Outcome.PASS)));
        for (CheckResult row : rows) {
            long own = row.evidence().stream()
                    .filter(e -> rows.stream()
                            .allMatch(r -> r.equals(row) || !r.evidence().contains(e)))
                    .count();
            assertThat("exchanges of its own: " + row.title(), own, is(not(0L)));
        }
    }

    @Test
    void aFlawThatIsOverlookedIsShownByASubmissionOfItsOwn() {
        ConstraintProbe probe = ConstraintProbes.all().stream()
                .filter(p -> p.kind() != null && !p.edit().has("/subject"))
                .findFirst()
                .orElseThrow();

        List<CheckResult> rows = rows(SandboxOptions.showing(Defect.named("overlooks-" + probe.slug())));

        CheckResult found = rows.stream()
                .filter(r -> r.outcome() == Outcome.WARN)
                .findFirst()
                .orElseThrow();
        assertThat(found.title().endsWith(": " + probe.description()), is(true));
        Evidence last = found.evidence().getLast();
        assertThat(
                "checks that show the same exchange",
                rows.stream().filter(r -> r.evidence().contains(last)).toList(),
                hasSize(1));
    }

    private List<CheckResult> rows(SandboxOptions options) {
        RequirementSelection profile = RequirementSelection.only(
                List.of(REQUIREMENT),
                GuideVersion.STU1.catalogue(),
                GuideVersion.STU1.catalogue().role("receiver"));
        RunReport report = laboratory.examine(
                options, ReceiverAttestations.none(), new ReceiverSuite(GuideVersion.STU1, "test").only(profile));
        return report.checks();
    }

    private static List<Outcome> outcomes(List<CheckResult> rows) {
        return rows.stream().map(CheckResult::outcome).toList();
    }

    private static List<Evidence> exchanges(List<CheckResult> rows) {
        return rows.stream().flatMap(r -> r.evidence().stream()).collect(Collectors.toSet()).stream()
                .toList();
    }
}
