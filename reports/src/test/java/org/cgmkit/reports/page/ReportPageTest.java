package org.cgmkit.reports.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleFigures;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    @TempDir
    private Path results;

    @Test
    void beginsWithTheVerdictThenWhatFailedThenTheRest() throws IOException {
        assertThat(
                page(SampleRun.in(results)),
                stringContainsInOrder(
                        "<span class=\"gate FAIL\">FAIL</span> 1 binding requirement is not met",
                        "<h2>Failed requirements <span class=\"count\">1</span></h2>",
                        "id=\"receiver.response.entry-status\"",
                        "<h2>Requirements that stayed open <span class=\"count\">2</span></h2>",
                        "<h2>Warnings <span class=\"count\">1</span></h2>",
                        "<h2>All requirements <span class=\"count\">12</span></h2>"));
    }

    @Test
    void opensTheExchangeThatConvictsAndMarksWhatTheFindingNames() throws IOException {
        String failed = article(page(SampleRun.in(results)), "receiver.response.entry-status");

        assertThat(
                failed,
                stringContainsInOrder(
                        "<details open><summary>POST https://ehr.example.org/fhir/$submit-cgm-bundle -&gt; 200 OK",
                        "<b>POST https://ehr.example.org/fhir/$submit-cgm-bundle</b>",
                        "\"status\": &quot;201 Created&quot;",
                        "\"response\": <mark>{\n"));
        assertThat(failed, containsString("The other exchange of this check"));
    }

    @Test
    void foldsTheExchangeOfAWarning() throws IOException {
        String warning = article(page(SampleRun.in(results)), "receiver.storage.readable");

        assertThat(warning, containsString("<details><summary>GET https://ehr.example.org/fhir/Observation/17"));
        assertThat(warning, containsString("<mark>HTTP 404 Not Found</mark>"));
    }

    @Test
    void holdsNoSecret() throws IOException {
        assertThat(
                page(SampleRun.in(results)),
                allOf(not(containsString(SampleRun.TOKEN)), containsString("$CGMKIT_TOKEN")));
    }

    @Test
    void runsNoScriptButItsOwnAndLoadsNothing() throws Exception {
        String page = page(SampleRun.in(results));

        Matcher script = Pattern.compile("(?s)<script>(.*?)</script>").matcher(page);
        assertThat("a script", script.find(), is(true));
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(script.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page, containsString("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + digest));
        assertThat("another script", script.find(), is(false));
        assertThat(page, not(containsString(" src=")));
    }

    @Test
    void showsPicturesBehindTheFindingsWithoutLettingThePageLoadAnything() throws IOException {
        RunReport run = SampleRun.in(results);

        String page = page(run.drawnAs(SampleFigures.all()));

        assertThat(
                page,
                stringContainsInOrder(
                        "<a href=\"#pictures\">Time line and pictures</a>",
                        "<h2>Warnings",
                        "<section id=\"pictures\">\n<h2>Time line and pictures</h2>",
                        "<a href=\"evidence/002-tap.http\">",
                        "<h2>All requirements"));
        assertThat("the same policy", policy(page), is(policy(page(run))));
        String pictures = page.substring(page.indexOf("<section id=\"pictures\""), page.indexOf("<section id=\"all\""));
        assertThat(
                pictures,
                allOf(
                        not(containsString("href=\"http")),
                        not(containsString(" src=")),
                        not(containsString("url(")),
                        not(containsString("<script")),
                        not(containsString(" style="))));
    }

    @Test
    void hasNothingOfPicturesWhereThereAreNone() throws IOException {
        assertThat(page(SampleRun.in(results)), not(containsString("id=\"pictures\"")));
    }

    @Test
    void whatATargetAnswersStaysText() throws IOException {
        CheckResult odd = new CheckResult(
                "receiver.a.b",
                Verb.SHALL,
                true,
                "<script>alert(1)</script>",
                Outcome.FAIL,
                "<img onerror=alert(1)>",
                "\"quoted\"",
                "<b>",
                List.of(),
                Duration.ZERO);

        String page = page(SampleRun.with(SampleRun.in(results), List.of(odd), true));

        assertThat(page, not(containsString("<script>alert")));
        assertThat(page, not(containsString("<img")));
        assertThat(page, containsString("&lt;script&gt;alert(1)"));
    }

    @Test
    void linksToTheEvidenceFromWhereItLies() throws IOException {
        RunReport run = SampleRun.in(results.resolve("run"));
        Path other = Files.createDirectories(results.resolve("public"));

        Path page = new ReportPage(run, SampleRun.explanations(), results.resolve("run"), List.of()).write(other);

        assertThat(
                Files.readString(page),
                containsString("href=\"../run/evidence/003-receiver.response.entry-status-1.http\""));
    }

    @Test
    void whatWasLeftOutHasItsReasonAndALinkOfItsOwn() throws IOException {
        String why = "the target gave no answer to 3 checks in a row.";
        CheckResult left = new CheckResult(
                "receiver.a.b",
                Verb.SHALL,
                true,
                "T",
                Outcome.INCONCLUSIVE,
                RunReport.leftOutBecause(why),
                null,
                null,
                List.of(),
                Duration.ZERO);
        RunReport run =
                SampleRun.with(SampleRun.in(results), List.of(left), true).stoppedBecause(why);

        String page = page(run);

        assertThat(page, not(containsString("<article")));
        assertThat(
                page, stringContainsInOrder("<details", "id=\"receiver.a.b\"", "Not run: the target gave no answer"));
    }

    @Test
    void staysSmallHoweverMuchFailed() throws IOException {
        RunReport sample = SampleRun.in(results);
        CheckResult failed = sample.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAIL)
                .findFirst()
                .orElseThrow();
        List<CheckResult> checks = IntStream.range(0, 400)
                .mapToObj(i -> new CheckResult(
                        "receiver.a.b" + i,
                        Verb.SHALL,
                        true,
                        failed.title(),
                        Outcome.FAIL,
                        failed.message(),
                        failed.expected(),
                        failed.actual(),
                        failed.evidence(),
                        failed.duration()))
                .toList();

        String page = page(SampleRun.with(sample, checks, true));

        assertThat(page.length(), is(lessThan(1_500_000)));
        assertThat(page, containsString("id=\"receiver.a.b399\""));
    }

    private static String policy(String page) {
        return page.lines()
                .filter(line -> line.contains("Content-Security-Policy"))
                .findFirst()
                .orElseThrow();
    }

    private String page(RunReport run) {
        return new ReportPage(run, SampleRun.explanations(), results, List.of()).asText("");
    }

    private static String article(String page, String id) {
        int begin = page.indexOf("id=\"" + id + "\"");
        return page.substring(begin, page.indexOf("</article>", begin));
    }
}
