package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.cli.plugged.TeaPotRoom;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up specification with one role and one simulator shows up everywhere, and no command knows it. */
class PluggedInTest {
    private static final Installed INSTALLED = Installed.standard().with(TeaPotRoom.suite(), TeaPotRoom.simulator());

    @TempDir
    private Path folder;

    @Test
    void aSoundTargetPassesAndOneWithTheDefectFailsByItsRequirement() throws Exception {
        assertThat(test("sound", SimulatorSettings.sound()).code(), is(0));

        CommandRun failed = test("flawed", SimulatorSettings.sound().showing("brews-coffee"));

        assertThat(failed.out(), failed.code(), is(1));
        assertThat(
                failed.out(),
                allOf(
                        containsString("FAIL  tea-pot.brewing.refuses-coffee  SHALL"),
                        containsString("Expected  418"),
                        containsString("Actual    200"),
                        not(containsString("WARN  tea-pot"))));
        assertThat(
                Files.readString(folder.resolve("flawed/results.json")),
                allOf(containsString("\"id\" : \"tea\""), containsString("\"suite\" : \"tea-pot\"")));
        assertThat(
                "a report of it again",
                run("report", folder.resolve("flawed").toString()).out(),
                containsString("Whoever asks a tea pot for coffee is refused with 418."));
    }

    @Test
    void helpListingRequirementsAndCompletionFollow() {
        assertThat(run("test", "--help").out(), containsString("tea-pot"));
        assertThat(run("test", "tea-pot", "--help").out(), containsString("--base-url"));
        assertThat(
                run("test", "tea-pot", "--list").out(),
                containsString("tea-pot.brewing.refuses-coffee  SHALL  Coffee is refused with 418"));
        assertThat(
                run("simulate", "tea-pot", "--list").out(),
                allOf(
                        containsString("standard"),
                        containsString("Defects that break tea-pot.brewing.refuses-coffee:")));
        assertThat(
                run("requirements", "tea-pot.brewing.refuses-coffee").out(),
                allOf(containsString("Coffee is refused with 418"), containsString("brews-coffee: It brews coffee.")));
        assertThat(run("requirements", "tea").out(), containsString("2 requirements, 2 of them checked."));
        assertThat(run("completion").out(), containsString("tea-pot"));
    }

    @Test
    void aTargetFileIsHeldAgainstItsSchema() throws Exception {
        Path file = Files.writeString(folder.resolve("pot.yaml"), "kind: kettle\nbaseUrl: http://127.0.0.1:1\n");

        CommandRun refused = run("test", "tea-pot", file.toString());

        assertThat(refused.code(), is(2));
        assertThat(
                refused.err(),
                containsString("Expected 'kind' to be what is tested (one of tea-pot), but got 'kettle'"));
    }

    private CommandRun test(String out, SimulatorSettings settings) {
        try (RunningSimulator pot = TeaPotRoom.simulator().start(settings)) {
            return run(
                    "test",
                    "tea-pot",
                    "--base-url",
                    pot.address(),
                    "--out",
                    folder.resolve(out).toString());
        }
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(INSTALLED, arguments);
    }
}
