package org.cgmkit.links.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.proof.AcceptingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.links.LinkCreatorSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.links.config.CreatorTarget;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.CreatorStandIn;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A target file that says how links are made while a run goes on. */
class LivingCreatorFileTest {
    private static final String LINK = "shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnL2EiLCJrZXkiOiJhIn0";

    @TempDir
    private Path folder;

    @Test
    void theSimulatorsControlsTakeWhatTheRunSays() throws Exception {
        try (RunningSimulator creator = new CreatorStandIn().start(SimulatorSettings.sound())) {
            String control = creator.address() + "/control/";
            CreatorDescription described = read("""
                    trigger:
                      create: %screate
                      revoke: %srevoke
                    periods: {most: PT2H}
                    waits: {grace: 500 ms}
                    """.formatted(control, control));
            RunReport report = LinkCreatorSuite.all("test")
                    .judgingBy(AcceptingValidator.VALIDATOR)
                    .only(RequirementSelection.only(
                            List.of("shlink-creator.revocation.effective", "shlink-creator.longterm.flag"),
                            LinkCatalogue.get(),
                            LinkCreatorSuite.role()))
                    .run(described.begun(folder), folder, List.of(), new SilentListener(), new Redaction());

            assertThat(outcomes(report).get("shlink-creator.revocation.effective"), is(Outcome.PASS));
            assertThat(
                    "what nothing triggers",
                    outcomes(report).get("shlink-creator.longterm.flag"),
                    is(Outcome.NOT_TESTED));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandAnswersWithTheLinkAsItsLastLineOrInJson() throws Exception {
        Files.writeString(folder.resolve("made.json"), "{\"link\":\"" + LINK + "\",\"passcode\":\"0042\"}");
        CreatorTarget inJson = read("trigger: {create: 'cat " + folder.resolve("made.json") + "'}")
                .begun(folder);
        CreatorTarget lastLine =
                read("trigger: {create: 'echo Done; echo " + LINK + "'}").begun(folder);

        assertThat(inJson.passcode().orElseThrow(), is("0042"));
        assertThat(lastLine.link().payload().url(), is("https://example.org/a"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandThatMakesNoLinkIsSaid() throws IOException {
        assertThat(
                failure("exit 3"),
                containsString("to end with exit code 0 in the step everything, but it ended with 3"));
        assertThat(failure("true"), containsString("as the last line of the answer, but there was no answer"));
        assertThat(failure("echo nothing"), containsString("In the step everything: Expected a SMART Health Link"));
        assertThat(
                failure("no-such-command-of-cgmkit"),
                containsString("the shell cannot run 'no-such-command-of-cgmkit'"));
    }

    @Test
    void mistakesInTheFileAreSaidWithTheirLines() throws IOException {
        Files.writeString(
                folder.resolve("readings.csv"), "time,value,unit\n2026-05-01T08:00:00Z,104,mg/dL\n08:05,105,mg/dL\n");
        String said = String.valueOf(assertThrows(
                        ConfigurationException.class,
                        () -> read(
                                "trigger: {create: a}\nperiods: {most: two weeks}\nexpect:\n  readings: readings.csv\n  zone: Nowhere"))
                .getMessage());

        assertThat(said, containsString("Expected a period in days or hours, such as P14D, but got 'two weeks'"));
        assertThat(said, containsString("Expected a time zone such as Europe/Berlin, but got 'Nowhere'"));
        assertThat(said, containsString("in readings.csv, line 3, but it is '08:05,105,mg/dL'"));
    }

    private String failure(String command) throws IOException {
        CreatorDescription described = read("trigger: {create: '" + command + "'}");
        return String.valueOf(assertThrows(ConfigurationException.class, () -> described.begun(folder))
                .getMessage());
    }

    private CreatorDescription read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("creator.yaml"), "kind: shlink-creator\n" + yaml);
        return CreatorDescription.read(file, Map.of(), LinkCatalogue.get(), LinkCreatorSuite.role());
    }

    private static Map<String, Outcome> outcomes(RunReport report) {
        return report.checks().stream()
                .collect(Collectors.toMap(CheckResult::requirement, CheckResult::outcome, (a, b) -> a));
    }
}
