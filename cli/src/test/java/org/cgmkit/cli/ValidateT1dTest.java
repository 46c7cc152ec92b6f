package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.fixtures.t1d.T1dSubmissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

/** Files of the T1D Exchange draft are known as such, beside those of the guide on CGM. */
class ValidateT1dTest {
    private static final String STANDING = "unofficial draft of 2025-09";

    @Test
    void aFileOfTheDraftIsTakenAsThatAndItsStandingIsTold() {
        CommandRun run = CommandRun.withInput(submission().toString(), "validate", "-");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                run.out(),
                startsWith("-: taken as t1d-2025-09-02, " + STANDING
                        + ": by http://t1dexchange.org/fhir/StructureDefinition/t1d-data-submission-bundle\n"));
        assertThat(run.out(), containsString("-: valid (t1d-data-submission-bundle, " + STANDING + ")"));
    }

    @Test
    void aGuideThatIsAskedForIsTakenWithoutAWordAndItsStandingIsStillTold() {
        ObjectNode submission = submission();
        submission.remove("timestamp");

        CommandRun run = CommandRun.withInput(submission.toString(), "validate", "--guide", "t1d-2025-09-02", "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), not(containsString("taken as")));
        assertThat(run.out(), containsString("error: Bundle.timestamp:"));
        assertThat(run.out(), containsString("-: not valid (t1d-data-submission-bundle, " + STANDING + "): 1 error"));
    }

    @Test
    void programsAreToldTheStandingToo() {
        CommandRun run = CommandRun.withInput(submission().toString(), "validate", "--format", "json", "-");

        assertThat(run.out(), containsString("\"guide\" : \"t1d-2025-09-02\""));
        assertThat(run.out(), containsString("\"guideStanding\" : \"" + STANDING + "\""));
    }

    @Test
    void whatClaimsAProfileOfTheOtherGuideIsTakenAsThat() {
        String device = "{\"resourceType\":\"Device\",\"meta\":{\"profile\":[\""
                + GuideVersion.STU1.canonicalBase() + "/StructureDefinition/cgm-device\"]},"
                + "\"identifier\":[{\"system\":\"http://t1dexchange.org/fhir/patient-id\",\"value\":\"1\"}]}";

        CommandRun run = CommandRun.withInput(device, "validate", "-");

        assertThat(run.out(), startsWith("-: taken as stu1"));
        assertThat(run.out(), not(containsString(STANDING)));
    }

    @Test
    void aGuideThatThereIsNotIsToldWithThoseThatThereAre() {
        CommandRun run = CommandRun.withInput("{}", "validate", "--guide", "t1d", "-");

        assertThat(run.code(), is(2));
        assertThat(
                run.everything(),
                containsString("Expected --guide to be one of stu1, ballot, argonaut-2024, t1d-2025-09-01,"
                        + " t1d-2025-09-02, but got 't1d'."));
    }

    private static ObjectNode submission() {
        return T1dSubmissions.sound("p-1");
    }
}
