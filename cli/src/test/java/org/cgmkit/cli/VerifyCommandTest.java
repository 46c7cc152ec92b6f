package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.statement.Sha256Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is caught, and what is not mistaken for a change. */
class VerifyCommandTest {
    @TempDir
    Path folder;

    private Path results = Path.of("");
    private Path evidence = Path.of("");
    private Path statement = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void certified() throws Exception {
        results = SampleResults.write(folder.resolve("results"), Outcome.FAIL, Outcome.WARN);
        evidence = results.resolve("evidence/001-" + SampleResults.SHALL + "-1.http");
        statement = folder.resolve("statement.json");
        key = folder.resolve("key.json");
        CommandRun.of(
                "keys", key.toString(), "--jwks", folder.resolve("jwks.json").toString());
        CommandRun.of("certify", results.toString(), "--key", key.toString(), "--out", statement.toString());
    }

    @Test
    void aStatementOfAFailureHoldsToo() throws Exception {
        CommandRun run = verify(statement);

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                "what the signed page names",
                run.out(),
                startsWith("SHA-256 of the statement: " + Sha256Digest.of(statement) + "\nThe statement holds"));
        assertThat(run.out().replaceAll("\\s+", " "), containsString("the gate that they come to is FAIL."));
    }

    @Test
    void aChangedByteOfEvidenceIsCaught() throws Exception {
        byte[] bytes = Files.readAllBytes(evidence);
        bytes[bytes.length / 2] ^= 1;
        Files.write(evidence, bytes);

        assertCaught("runs[0].evidence: evidence/001-" + SampleResults.SHALL + "-1.http is not what it was");
    }

    @Test
    void evidenceThatIsGoneOrCameLaterIsCaught() throws Exception {
        Files.move(evidence, evidence.resolveSibling("another.http"));

        assertCaught("evidence/001-" + SampleResults.SHALL + "-1.http is stated, but is not there any more.");
        assertCaught("evidence/another.http is there, but was not when it was stated.");
    }

    @Test
    void anOutcomeChangedInTheResultsIsCaughtAndNamed() throws Exception {
        replace(results.resolve("results.json"), "\"outcome\" : \"FAIL\"", "\"outcome\" : \"PASS\"");

        assertCaught("runs[0].outcomes[0] (" + SampleResults.SHALL
                + ").outcome: the statement says \"FAIL\", but the results say \"PASS\".");
        assertCaught("runs[0].results: results.json is not what it was");
        assertCaught("gate: the statement says \"fail\", but the results say \"pass\".");
    }

    @Test
    void aBlankAddedToTheResultsIsCaught() throws Exception {
        replace(results.resolve("results.json"), "{\n", "{ \n");

        assertCaught("runs[0].results: results.json is not what it was");
    }

    @Test
    void resultsThatCannotBeReadAnyMoreAreCaught() throws Exception {
        Files.writeString(results.resolve("results.json"), "{");

        assertCaught("is not a results file of cgmkit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "outcome" : "FAIL"  | "outcome" : "PASS"  | .outcome: the statement says "PASS", but the results say "FAIL".
            "binding" : true    | "binding" : false   | .binding: the statement says false, but the results say true.
            "gate" : "fail"     | "gate" : "pass"     | gate: the statement says "pass", but the results say "fail".
            "failOn" : "shall"  | "failOn" : "should" | runs[0].failOn: the statement says "should"
            "message" : "It cannot." | "message" : "" | .message: the statement says "", but the results say "It cannot.".
            "target" : "https   | "target" : "http    | runs[0].target: the statement says "http://ehr
            "id" : "stu1"       | "id" : "stu1", "x" : 1 | guide: it is not what it was
            """)
    void aByteChangedInTheStatementIsCaught(String right, String wrong, String told) throws Exception {
        replace(statement, right, wrong);

        assertCaught(told);
    }

    @Test
    void theGateIsDerivedFromTheOutcomesAndNotReadFromTheResults() throws Exception {
        // As somebody would do it who changes all that names the gate, and makes the statement anew.
        replace(results.resolve("results.json"), "\"gate\" : \"fail\"", "\"gate\" : \"pass\"");

        CommandRun made = CommandRun.of("certify", results.toString(), "--out", statement.toString());

        assertThat(made.everything(), made.code(), is(1));
        assertThat(Files.readString(statement).contains("\"gate\" : \"pass\""), is(false));
    }

    @Test
    void aSignedStatementHoldsByTheKeyThatWasGivenAndSaysWhichCameWithIt() throws Exception {
        CommandRun own = verify(folder.resolve("statement.jws"));
        CommandRun given = verify(
                folder.resolve("statement.jws"),
                "--key",
                folder.resolve("jwks.json").toString());

        assertThat(own.everything(), own.code(), is(0));
        assertThat(own.out().replaceAll("\\s+", " "), containsString("and not who signed"));
        assertThat(given.everything(), given.code(), is(0));
        assertThat(given.out().replaceAll("\\s+", " "), containsString("which is one of those given."));
        assertThat("the same statement, to the byte", given.out(), containsString(Sha256Digest.of(statement)));
    }

    @Test
    void aSignatureByAnotherOrOfAnotherTextIsCaught() throws Exception {
        Path signed = folder.resolve("statement.jws");
        CommandRun.of(
                "keys",
                folder.resolve("other.json").toString(),
                "--jwks",
                folder.resolve("others.json").toString());
        CommandRun another =
                verify(signed, "--key", folder.resolve("others.json").toString());
        String text = Files.readString(signed);
        int middle = text.indexOf('.') + 100;
        char changed = text.charAt(middle) == 'A' ? 'B' : 'A';
        Files.writeString(signed, text.substring(0, middle) + changed + text.substring(middle + 1));
        CommandRun tampered = verify(signed);

        assertThat(another.everything(), another.code(), is(1));
        assertThat(another.out().replaceAll("\\s+", " "), containsString("The signature is by none of the keys in"));
        assertThat(tampered.everything(), tampered.code(), is(1));
        assertThat(tampered.out().replaceAll("\\s+", " "), containsString("The signature does not fit the statement"));
    }

    @Test
    void whatIsNoStatementIsExitCode2() throws Exception {
        CommandRun page = verify(folder.resolve("statement.html"));
        CommandRun file = verify(results.resolve("results.json"));
        CommandRun gone = verify(folder.resolve("none.json"));
        CommandRun twice = verify(statement, "--results", results.toString());
        CommandRun unsigned =
                verify(statement, "--key", folder.resolve("jwks.json").toString());

        for (CommandRun run : new CommandRun[] {page, file, gone, twice, unsigned}) {
            assertThat(run.everything(), run.code(), is(2));
        }
        assertThat(page.err(), containsString("this is not JSON"));
        assertThat(file.err(), containsString("no statementVersion and runs"));
        assertThat(twice.err(), containsString("about 1 runs, but the results of 2 were given"));
        assertThat(unsigned.err(), containsString("is not signed"));
    }

    private void assertCaught(String told) {
        CommandRun run = verify(statement);

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out().replaceAll("\\s+", " "), containsString(told));
        assertThat(run.out(), containsString("The statement does not hold"));
    }

    private CommandRun verify(Path file, String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("verify", file.toString(), "--results", results.toString()), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static void replace(Path file, String right, String wrong) throws IOException {
        String text = Files.readString(file);
        assertThat("what is changed is there", text, containsString(right));
        Files.writeString(file, text.replaceFirst(Pattern.quote(right), wrong.replace("$", "\\$")));
    }
}
