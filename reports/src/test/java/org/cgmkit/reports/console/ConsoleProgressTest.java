package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleProgressTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Instant now = START;
    private List<CheckResult> checks = List.of();

    @BeforeEach
    void checks(@TempDir Path results) throws Exception {
        checks = SampleRun.in(results).checks().subList(1, 4);
    }

    @Test
    void writesOneLineACheckIntoAPipe() {
        run(progress(80, false));

        assertThat(written(), is("""
                        cgmkit  3 requirements of the receiver suite checked against https://ehr.example.org/fhir
                        1/3  ✔ PASS            receiver.capability.operation  /metadata lists $submit-cgm-bundle
                        2/3  ✘ FAIL            receiver.response.entry-status  Every submitted entry is answered with a status code
                        3/3  ! WARN            receiver.storage.readable  Accepted entries can be read at their location
                        """));
    }

    @Test
    void writesOneLineForARequirementAndAnotherWhereItTurnsOutWorse() {
        CheckResult fine = SampleRun.check("receiver.a.b", Verb.SHALL, Outcome.PASS);
        CheckResult bad = SampleRun.check("receiver.a.b", Verb.SHALL, Outcome.FAIL);
        checks = List.of(fine, fine, bad, bad, fine);

        run(progress(80, false));

        assertThat(written().lines().skip(1).toList(), hasSize(2));
        assertThat(
                written(), stringContainsInOrder("✔ PASS            receiver.a.b", "✘ FAIL            receiver.a.b"));
    }

    @Test
    void writesNoLineForWhatIsNotTested(@TempDir Path results) throws Exception {
        checks = SampleRun.in(results).checks().reversed().subList(0, 3);

        run(progress(80, false));

        assertThat(written().lines().count(), is(2L));
        assertThat(written(), containsString("\n1/1  ✔ ATTESTED "));
    }

    @Test
    void writesOneLineOverAndOverWhereAPersonWatches() {
        ConsoleProgress progress = progress(60, true);
        progress.started("receiver", "https://ehr.example.org/fhir", 3);
        progress.began("receiver.response.entry-status", "Every submitted entry is answered with a status code");
        now = START.plusMillis(1_500);
        progress.draw();
        String watching = written();
        progress.finished(checks.get(1));
        progress.ended();

        assertThat(watching, containsString("\r 0/3  0 ms  Every submitted entry is answered with a statu…"));
        assertThat(watching, containsString("\r 0/3  1.5 s  Every submitted entry is answered with a stat…"));
        assertThat(written(), containsString("\r1/3  ✘ FAIL            receiver.response.entry-status  Every"));
        assertThat(written(), containsString("\r 1/3  1.5 s  1 failed  "));
    }

    @Test
    void neverWritesALiveLineWiderThanTheTerminal() {
        run(progress(60, true));

        List<Integer> widths = Arrays.stream(written().split("[\r\n]"))
                .filter(line -> line.startsWith(" ") && !line.isBlank())
                .map(String::length)
                .toList();
        assertThat(widths, everyItem(lessThan(60)));
    }

    @Test
    void leavesNoLiveLineBehindAndDrawsNoneAfterTheEnd() {
        ConsoleProgress progress = progress(80, true);
        run(progress);
        String ended = written();
        progress.draw();

        assertThat(written(), is(ended));
        String last = ended.substring(ended.lastIndexOf('\n') + 1);
        assertThat(last.substring(last.lastIndexOf('\r') + 1), is(""));
    }

    @Test
    void keepsOnlyFindingsWhereAPersonWatches() {
        run(progress(80, true));

        assertThat(written(), containsString("2/3  ✘ FAIL"));
        assertThat(written(), containsString("3/3  ! WARN"));
        assertThat(written(), not(containsString("1/3  ✔ PASS")));
        assertThat(written(), startsWith("cgmkit  3 requirements of the receiver suite"));
    }

    @Test
    void writesNoEscapeCodesUnlessColourIsWanted() {
        run(progress(80, true));

        assertThat(written(), not(containsString("\u001b")));
    }

    private void run(ConsoleProgress progress) {
        progress.started("receiver", "https://ehr.example.org/fhir", judged());
        for (CheckResult check : checks) {
            progress.began(check.requirement(), check.title());
            progress.finished(check);
        }
        progress.ended();
    }

    private int judged() {
        return (int) checks.stream()
                .filter(check -> check.outcome() != Outcome.NOT_TESTED)
                .count();
    }

    /** By a clock that the test moves, and without ticks. */
    private ConsoleProgress progress(int width, boolean interactive) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        InstantSource clock = () -> now;
        return new ConsoleProgress(new Terminal(out, width, false, interactive), null, clock, false);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
