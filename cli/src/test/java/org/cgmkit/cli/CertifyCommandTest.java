package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.cli.console.KitVersion;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.statement.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stated. */
class CertifyCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void statesTargetKitGuideOutcomesAndEvidence() throws Exception {
        Path results = SampleResults.write(folder.resolve("results"), Outcome.PASS, Outcome.NOT_APPLICABLE);
        Path out = folder.resolve("public/statement.json");

        CommandRun run = CommandRun.of("certify", results.toString(), "--out", out.toString());

        assertThat(run.everything(), run.code(), is(0));
        JsonNode statement = JSON.readTree(out.toFile());
        assertThat(statement.path("gate").asText(), is("pass"));
        assertThat(statement.at("/kit/version").asText(), is(KitVersion.number()));
        assertThat(statement.at("/guide/packageVersion").asText(), is("1.0.0"));
        assertThat(statement.at("/guide/sha256").asText().length(), is(64));
        JsonNode stated = statement.at("/runs/0");
        assertThat(stated.path("target").asText(), is("https://ehr.example.org/fhir"));
        assertThat(stated.at("/outcomes/0/requirement").asText(), is(SampleResults.SHALL));
        assertThat(stated.at("/outcomes/0/outcome").asText(), is("PASS"));
        assertThat(stated.at("/notApplicable/0/requirement").asText(), is(SampleResults.SHOULD));
        String evidence = stated.at("/evidence/0/file").asText();
        assertThat(stated.at("/evidence/0/sha256").asText(), is(Sha256Digest.of(results.resolve(evidence))));
        assertThat(stated.at("/results/sha256").asText(), is(Sha256Digest.of(results.resolve("results.json"))));
        assertThat("what the run said nothing of", stated.path("leftOut").size() > 20, is(true));
        assertThat(run.out(), containsString("about which nothing is stated"));
    }

    @Test
    void thePageRefersToTheStatementAndShowsWhatATargetSaidAsText() throws Exception {
        Path results = SampleResults.write(folder.resolve("results"), Outcome.FAIL, Outcome.PASS);
        Path out = folder.resolve("statement.json");

        CommandRun.of("certify", results.toString(), "--out", out.toString());

        String page = Files.readString(folder.resolve("statement.html"));
        assertThat(page, containsString(Sha256Digest.of(out)));
        assertThat(page, containsString("What was accepted &lt;can&gt; be read &amp; found"));
        assertThat(page, containsString("<div>Signature</div>"));
        assertThat(page, containsString("Nothing is stated about"));
        assertThat(page, containsString("Parts of the guide were left out"));
        assertThat("loads nothing", page, not(containsString("src=")));
    }

    @ParameterizedTest(name = "SHALL {0}, SHOULD {1}: {2}, exit code {3}")
    @CsvSource({"PASS, WARN, pass, 0", "FAIL, PASS, fail, 1", "INCONCLUSIVE, PASS, incomplete, 5"})
    void statesWhateverTheRunCameToAndSaysSoByItsExitCode(Outcome shall, Outcome should, String gate, int code)
            throws Exception {
        Path out = folder.resolve("statement.json");

        CommandRun run = CommandRun.of(
                "certify",
                SampleResults.write(folder.resolve("results"), shall, should).toString(),
                "--out",
                out.toString());

        assertThat(run.everything(), run.code(), is(code));
        assertThat(JSON.readTree(out.toFile()).path("gate").asText(), is(gate));
    }

    @Test
    void oneRunThatFailsFailsThemAll() throws Exception {
        Path passed = SampleResults.write(folder.resolve("a"), Outcome.PASS, Outcome.PASS);
        Path failed = SampleResults.write(folder.resolve("b"), Outcome.FAIL, Outcome.PASS);
        Path out = folder.resolve("statement.json");

        CommandRun run = CommandRun.of("certify", passed.toString(), failed.toString(), "--out", out.toString());

        assertThat(run.everything(), run.code(), is(1));
        assertThat(JSON.readTree(out.toFile()).at("/runs/0/gate").asText(), is("pass"));
        assertThat(JSON.readTree(out.toFile()).path("gate").asText(), is("fail"));
    }

    @Test
    void withoutItsEvidenceNothingIsStated() throws Exception {
        Path results = SampleResults.write(folder.resolve("results"), Outcome.PASS, Outcome.PASS);
        Files.delete(results.resolve("evidence/001-" + SampleResults.SHALL + "-1.http"));
        Path out = folder.resolve("statement.json");

        CommandRun run = CommandRun.of("certify", results.toString(), "--out", out.toString());

        assertThat(run.everything(), run.code(), is(2));
        assertThat(run.err(), containsString("evidence/001-" + SampleResults.SHALL + "-1.http cannot be found"));
        assertThat(Files.exists(out), is(false));
    }

    @Test
    void aKeyThatIsNoneLeavesNoStatement() throws Exception {
        Path results = SampleResults.write(folder.resolve("results"), Outcome.PASS, Outcome.PASS);
        Path key = Files.writeString(folder.resolve("key.json"), "{\"s3cret\": 1}");
        Path out = folder.resolve("statement.json");

        CommandRun run = CommandRun.of("certify", results.toString(), "--key", key.toString(), "--out", out.toString());

        assertThat(run.everything(), run.code(), is(2));
        assertThat(run.everything(), not(containsString("s3cret")));
        assertThat(Files.exists(out), is(false));
    }
}
