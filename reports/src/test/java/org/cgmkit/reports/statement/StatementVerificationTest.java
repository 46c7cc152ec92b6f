package org.cgmkit.reports.statement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.reports.statement.Statement.Kit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each change of a byte comes to is shown in the tests of the command. */
class StatementVerificationTest {
    private static final Catalogues CATALOGUES = new Catalogues(List.of(GuideVersion.STU1.catalogue()));

    private static final Kit KIT = new Kit("cgmkit", "0.1.0", null);

    @TempDir
    private Path folder;

    private RunReport run;
    private List<RunFiles> files = List.of();

    @BeforeEach
    void sample() throws Exception {
        run = SampleRun.in(folder)
                .with(List.of(new KnownFailure(
                        "receiver.response.entry-status", "Release 4", "Team A", LocalDate.parse("2999-12-31"))));
        ResultsWriter.write(run, folder);
        files = List.of(RunFiles.at(folder));
    }

    @Test
    void statesAllThatTheRunFoundAndHolds() throws Exception {
        Statement statement = statement();

        assertThat(statement.issued(), is("2026-02-01T08:00:00Z"));
        Statement.Run stated = statement.runs().getFirst();
        assertThat(stated.outcomes(), hasSize(run.checks().size()));
        assertThat(stated.attested(), hasSize(1));
        assertThat(stated.knownFailures().getFirst().state(), is("fails"));
        assertThat("the failure is declared, what stayed open is not", stated.gate(), is("incomplete"));
        StatementVerification verification =
                StatementVerification.of(StatementFile.asText(statement), files, CATALOGUES, "0.1.0");
        assertThat(verification.departures(), is(empty()));
        assertThat(verification.remarks(), is(empty()));
        assertThat(verification.gate(), is(Gate.INCOMPLETE));
    }

    @Test
    void hasTheDigestOfEveryFileOfEvidence() throws Exception {
        try (Stream<Path> evidence = Files.list(folder.resolve("evidence"))) {
            assertThat(
                    statement().runs().getFirst().evidence().stream()
                            .map(Statement.FileDigest::file)
                            .toList(),
                    is(evidence.map(f -> "evidence/" + f.getFileName()).sorted().toList()));
        }
    }

    @Test
    void anotherCatalogueIsNoDepartureWhereTheKitIsAnother() throws Exception {
        Statement statement = statement();
        String other = StatementFile.asText(statement).replace(statement.guide().sha256(), "0".repeat(64));

        assertThat(StatementVerification.of(other, files, CATALOGUES, "0.2.0").departures(), is(empty()));
        assertThat(
                StatementVerification.of(other, files, CATALOGUES, "0.2.0")
                        .remarks()
                        .toString(),
                containsString("It was made with cgmkit 0.1.0, and this is 0.2.0"));
        assertThat(StatementVerification.of(other, files, CATALOGUES, "0.1.0").departures(), hasSize(1));
    }

    @Test
    void listsSomeOfMany() throws Exception {
        String text = StatementFile.asText(statement());
        RunReport other = SampleRun.with(
                run,
                run.checks().stream()
                        .map(c -> SampleRun.check(c.requirement(), c.verb(), c.outcome()))
                        .toList(),
                true);
        ResultsWriter.write(other, folder);

        StatementVerification verification = StatementVerification.of(text, files, CATALOGUES, "0.1.0");

        assertThat(verification.holds(), is(false));
        assertThat(verification.departures(), hasSize(20));
        assertThat(verification.remarks().getFirst(), containsString("more departures are not listed."));
    }

    @Test
    void refusesAStatementOfANewerKit() {
        UnreadableStatementException refused = assertThrows(
                UnreadableStatementException.class,
                () -> StatementVerification.of(
                        "{\"statementVersion\": 2, \"runs\": []}", List.of(), CATALOGUES, "0.1.0"));

        assertThat(refused.getMessage(), containsString("written by a newer cgmkit (statementVersion 2"));
    }

    @Test
    void refusesWhatCanBeReadInTwoWays() throws Exception {
        String text = StatementFile.asText(statement());

        for (String odd : List.of(text.replaceFirst("\\{", "{\"gate\": \"pass\","), text + "{}")) {
            UnreadableStatementException refused = assertThrows(
                    UnreadableStatementException.class,
                    () -> StatementVerification.of(odd, files, CATALOGUES, "0.1.0"));
            assertThat(refused.getMessage(), containsString("this is not JSON ("));
        }
    }

    @Test
    void isReproducible() throws Exception {
        assertThat(List.of(StatementFile.asText(statement())), contains(StatementFile.asText(statement())));
    }

    private Statement statement() throws Exception {
        return StatementFile.of(files, KIT, CATALOGUES, Instant.parse("2026-02-01T08:00:00.123Z"));
    }
}
