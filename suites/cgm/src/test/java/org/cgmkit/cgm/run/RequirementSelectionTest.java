package org.cgmkit.cgm.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementSelectionTest {
    private static final Catalogue CATALOGUE = GuideVersion.STU1.catalogue();

    @Test
    void severalPatternsSelectWhatOneOfThemMatches() {
        List<String> ids = selected(only("receiver.storage.*", "receiver.response.bundl?"));

        assertThat(ids, hasItem("receiver.storage.readable"));
        assertThat(ids, hasItem("receiver.response.bundle"));
        assertThat(ids, not(hasItem("receiver.response.location")));
    }

    @ParameterizedTest
    @CsvSource({
        "receiver.storage.readible, receiver.storage.readable",
        "receiver.conditional-crate.*, receiver.conditional-create.",
        "storage.faithful, receiver.storage.faithful"
    })
    void aPatternThatMatchesNothingIsAnsweredWithWhatIsNear(String glob, String near) {
        ConfigurationException told = assertThrows(ConfigurationException.class, () -> only(glob));

        assertThat(told.getMessage(), containsString("no requirement matches '" + glob + "'. Near it are " + near));
    }

    @Test
    void verbsSelectAndMeetPatterns() {
        RequirementSelection both =
                only("receiver.storage.*").and(RequirementSelection.verbs(List.of(Verb.BASE), CATALOGUE));

        assertThat(selected(both), contains("receiver.storage.faithful"));
        assertThat(selected(both), everyItem(startsWith("receiver.storage.")));
    }

    @Test
    void whatSelectsNothingTogetherIsAMistake() {
        RequirementSelection nothing =
                only("receiver.storage.*").and(RequirementSelection.verbs(List.of(Verb.MAY), CATALOGUE));

        ConfigurationException told = assertThrows(
                ConfigurationException.class, () -> nothing.notEmpty(CATALOGUE, CATALOGUE.role("receiver")));

        assertThat(told.getMessage(), containsString("Nothing is left to run"));
    }

    @Test
    void findingsOfAnEarlierRunAreRunAgain() {
        RunReport earlier = run(Outcome.PASS, Outcome.FAIL, Outcome.WARN, Outcome.INCONCLUSIVE, Outcome.NOT_TESTED);

        List<String> all = CATALOGUE.requirementsOf(CATALOGUE.role("receiver")).stream()
                .map(Requirement::id)
                .toList();
        assertThat(selected(RequirementSelection.findingsOf(earlier)), is(all.subList(1, 4)));
    }

    @Test
    void aRunWithoutFindingsLeavesNothingToRunAgain() {
        RunReport earlier = run(Outcome.PASS);

        ConfigurationException told =
                assertThrows(ConfigurationException.class, () -> RequirementSelection.findingsOf(earlier));

        assertThat(told.getMessage(), containsString("There is nothing to run again"));
    }

    private static RequirementSelection only(String... globs) {
        return RequirementSelection.only(List.of(globs), CATALOGUE, CATALOGUE.role("receiver"));
    }

    private static List<String> selected(RequirementSelection selection) {
        return CATALOGUE.requirementsOf(CATALOGUE.role("receiver")).stream()
                .map(Requirement::id)
                .filter(selection)
                .toList();
    }

    /** The first requirements of the catalogue, which ended like that. */
    private static RunReport run(Outcome... outcomes) {
        List<Requirement> requirements = CATALOGUE.requirementsOf(CATALOGUE.role("receiver"));
        List<CheckResult> checks = Arrays.stream(outcomes)
                .map(outcome -> new CheckResult(
                        requirements
                                .get(
                                        outcome == Outcome.PASS
                                                ? 0
                                                : Arrays.asList(outcomes).indexOf(outcome))
                                .id(),
                        Verb.SHALL,
                        true,
                        "A title",
                        outcome,
                        "",
                        null,
                        null,
                        List.of(),
                        Duration.ZERO))
                .toList();
        return new RunReport(
                "0",
                GuideVersion.STU1.specification(),
                "receiver",
                "http://x/fhir",
                Instant.EPOCH,
                Duration.ZERO,
                true,
                checks);
    }
}
