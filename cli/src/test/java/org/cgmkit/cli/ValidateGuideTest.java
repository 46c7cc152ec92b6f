package org.cgmkit.cli;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file is validated by the version of the guide that it shows, or by the one that is asked for. */
class ValidateGuideTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLE = Path.of(requireNonNull(System.getProperty("cgmkit.root")))
            .resolve("validation/src/test/resources/org/cgmkit/validation/examples/submission.json");

    @ParameterizedTest
    @EnumSource
    void aFileIsValidatedByTheVersionThatItIsOf(GuideVersion version) {
        CommandRun run = CommandRun.withInput(submission(version), "validate", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                "the version, and why",
                run.out(),
                startsWith("-: taken as " + version.id() + ": by "
                        + (version == GuideVersion.STU1
                                ? "http://loinc.org|"
                                : version.canonicalBase() + "/CodeSystem/cgm-summary-codes-temporary|")));
        assertThat("verdict", run.out(), containsString("-: valid (cgm-data-submission-bundle)\n"));
    }

    @Test
    void aBridgeIsTakenAsStu1AndNotConvictedForItsOtherCodes() {
        String bridge = submission(GuideVersion.STU1, GuideVersion.BALLOT, GuideVersion.ARGONAUT_2024);

        CommandRun run = CommandRun.withInput(bridge, "validate", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                run.out(),
                startsWith("-: taken as stu1: it has the codings of several versions, all of this one among them\n"));
        assertThat(run.out(), not(containsString("This was built for")));
        assertThat(run.out(), not(containsString("one of the guide's drafts")));
    }

    @Test
    void aLoincCodeThatOthersUseTooIsNoSignOfADraft() {
        CommandRun run = CommandRun.withInput(
                "{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"coding\": [{\"system\":"
                        + " \"http://loinc.org\", \"code\": \"14745-4\"}]}}",
                "validate",
                "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), startsWith("-: taken as stu1: "));
        assertThat(run.out(), not(containsString("This was built for")));
    }

    @Test
    void whereNothingTellsTheVersionsApartItIsStu1() {
        CommandRun run =
                CommandRun.withInput("{\"resourceType\": \"Patient\", \"gender\": \"female\"}", "validate", "-");

        assertThat(run.out(), startsWith("-: taken as stu1: nothing in it tells the versions of the guide apart\n"));
    }

    @Test
    void whatWasBuiltForAnotherVersionIsSaidFirst() {
        CommandRun run = CommandRun.withInput(submission(GuideVersion.BALLOT), "validate", "--guide", "stu1", "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat(
                run.out(),
                startsWith("-:1:1: warning: This was built for the ballot of 2025, not for STU 1. Seen: S8: "));
        assertThat("advice", run.out(), containsString("To change: Use the codes of this version"));
        assertThat("the other way", run.out(), containsString("To validate it as what it is: --guide ballot.\n"));
    }

    @Test
    void theNumberOfAVersionIsItsNameToo() {
        CommandRun run =
                CommandRun.withInput(submission(GuideVersion.BALLOT), "validate", "--guide", "1.0.0-ballot", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat("nothing is taken for anything", run.out(), not(containsString("taken as")));
    }

    @Test
    void anUnknownVersionIsAMistakeOfTheUser() {
        CommandRun run = CommandRun.withInput("{}", "validate", "--guide", "current", "-");

        assertThat("exit code", run.code(), is(2));
        assertThat(
                run.err(),
                containsString(
                        "Expected --guide to be one of stu1, ballot, argonaut-2024, t1d-2025-09-01, t1d-2025-09-02, but got 'current'."));
    }

    @Test
    void aProfileIsThatOfTheVersion() {
        CommandRun run = CommandRun.withInput(
                "{\"resourceType\": \"Device\"}",
                "validate",
                "--guide",
                "argonaut-2024",
                "--profile",
                "cgm-device",
                "-");

        assertThat("verdict", run.out(), containsString("-: not valid (cgm-device): 3 errors"));
    }

    @Test
    void programsReadTheVersionToo() throws IOException {
        CommandRun run =
                CommandRun.withInput(submission(GuideVersion.ARGONAUT_2024), "validate", "--format", "json", "-");

        JsonNode file = JSON.readTree(run.out()).get(0);
        assertThat(file.path("guide").asText(), is("argonaut-2024"));
        assertThat(file.path("guideReason").asText(), startsWith("by http://hl7.org/uv/cgm/"));
    }

    @Test
    void aPackageThatIsNoneOfTheGuideIsAMistakeOfTheUser(@TempDir Path folder) {
        CommandRun run = CommandRun.withInput(
                "{}", "validate", "--guide-package", folder.resolve("none.tgz").toString(), "-");

        assertThat("exit code", run.code(), is(2));
        assertThat(run.err(), containsString("There is no file"));
    }

    private static String submission(GuideVersion... versions) {
        try {
            return GuideEdition.of(versions)
                    .edit(JSON.readTree(EXAMPLE.toFile()))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
