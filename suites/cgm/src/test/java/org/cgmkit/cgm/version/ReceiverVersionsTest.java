package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.stream.Stream;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.Behaviours;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A receiver that is sound by a version fails nothing of that version's suite; with {@code -Dcgmkit.versions=whole} in each of the
 * practices that the version leaves open, else in one.
 */
@ExtendWith(VersionRunsResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverVersionsTest {
    private VersionRuns runs;

    @BeforeAll
    void start(VersionRuns shared) {
        runs = shared;
    }

    static Stream<Arguments> sound() {
        Stream<Arguments> some = Stream.of(
                Arguments.of(GuideVersion.BALLOT, Behaviours.OPERATION_AT_BUNDLE),
                Arguments.of(GuideVersion.ARGONAUT_2024, Behaviours.TAG_GATED));
        Stream<Arguments> others = Stream.of(
                Arguments.of(GuideVersion.STU1, Behaviours.BRIDGING),
                Arguments.of(GuideVersion.BALLOT, Behaviours.BRIDGING),
                Arguments.of(GuideVersion.ARGONAUT_2024, Behaviours.BRIDGING),
                Arguments.of(GuideVersion.BALLOT, Behaviours.OPERATION_AT_BASE),
                Arguments.of(GuideVersion.BALLOT, Behaviour.STANDARD),
                Arguments.of(GuideVersion.BALLOT, Behaviour.NO_CONDITIONAL_CREATE),
                Arguments.of(GuideVersion.ARGONAUT_2024, Behaviour.STANDARD),
                Arguments.of(GuideVersion.ARGONAUT_2024, Behaviour.NO_CONDITIONAL_CREATE));
        return Telling.isWhole() ? Stream.concat(some, others) : some;
    }

    @ParameterizedTest
    @MethodSource("sound")
    void aSoundReceiverOfTheVersionFailsNothing(GuideVersion guide, Behaviour behaviour) {
        RunReport report =
                runs.receiver(guide, SandboxOptions.standard().by(guide).with(behaviour));

        assertThat("finished", report.finished(), is(true));
        assertThat("specification", report.specification(), is(guide.specification()));
        assertThat("said before all else", report.leading(), is(nullValue()));
        assertThat("failed", ReportRows.described(report, Outcome.FAIL), is(empty()));
        assertThat("in error", ReportRows.described(report, Outcome.ERROR), is(empty()));
        assertThat("inconclusive", ReportRows.described(report, Outcome.INCONCLUSIVE), is(empty()));
        assertThat(
                "warned",
                ReportRows.requirements(report, Outcome.WARN).stream()
                        .filter(id -> !behaviour.unmet().contains(id))
                        .toList(),
                is(empty()));
    }
}
