package org.cgmkit.cli;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final Path EXAMPLES =
            Path.of(requireNonNull(System.getProperty("cgmkit.root"))).resolve("examples");
    private static final String SOUND = EXAMPLES.resolve("submission.json").toString();
    private static final String WRONG_UNIT = EXAMPLES.resolve("wrong-unit.json").toString();

    @Test
    void aSoundSubmissionIsValid() {
        CommandRun run = CommandRun.of("validate", SOUND);

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                "version and verdict",
                run.out(),
                is(SOUND
                        + ": taken as stu1: by http://loinc.org|107931-8 (entry[0]) and http://loinc.org|97507-8 (entry[2])\n"
                        + SOUND + ": valid (cgm-data-submission-bundle)\n"));
    }

    @Test
    void aWrongUnitIsToldWithItsLineWhatWasExpectedAndWhatCame() throws IOException {
        CommandRun run = CommandRun.of("validate", SOUND, WRONG_UNIT);

        assertThat("exit code", run.code(), is(1));
        String[] place = run.out()
                .lines()
                .filter(l -> l.contains("error"))
                .findFirst()
                .orElseThrow()
                .split(":");
        String line = Files.readAllLines(Path.of(WRONG_UNIT)).get(Integer.parseInt(place[1]) - 1);
        assertThat("the line that is named", line.strip(), is("\"unit\" : \"mg per dl\","));
        assertThat("expected", run.out(), containsString("expected: mg/dl\n"));
        assertThat("actual", run.out(), containsString("actual:   mg per dl\n"));
        assertThat(
                "verdict", run.out(), containsString(WRONG_UNIT + ": not valid (cgm-data-submission-bundle): 1 error"));
    }

    @Test
    void jsonOutputIsForPrograms() throws IOException {
        CommandRun run = CommandRun.of("validate", "--format", "json", WRONG_UNIT);

        JsonNode file = new ObjectMapper().readTree(run.out()).get(0);
        JsonNode finding = file.path("findings").get(0);
        assertThat("valid", file.path("valid").asBoolean(true), is(false));
        assertThat("severity", finding.path("severity").asText(), is("error"));
        assertThat("path", finding.path("path").asText(), matchesRegex("Bundle\\.entry\\[\\d]\\.resource.*unit"));
        assertThat("expected", finding.path("expected").asText(), is("mg/dl"));
        assertThat("actual", finding.path("actual").asText(), is("mg per dl"));
    }

    @Test
    void aResourceFromStandardInputIsCheckedAgainstTheProfileOfItsCode() {
        CommandRun run = CommandRun.withInput("""
                {"resourceType": "Observation", "status": "final",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "97506-0"}]},
                 "subject": {"reference": "Patient/1"},
                 "effectivePeriod": {"start": "2026-01-01", "end": "2026-01-14"},
                 "valueQuantity": {"value": 6.8, "unit": "percent", "system": "http://unitsofmeasure.org", "code": "%"}}
                """, "validate", "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat("profile", run.out(), containsString("-: not valid (cgm-summary-gmi): 1 error"));
    }

    @Test
    void anotherProfileMayBeAskedFor() {
        CommandRun run =
                CommandRun.withInput("{\"resourceType\": \"Device\"}", "validate", "--profile", "cgm-device", "-");

        assertThat("verdict", run.out(), containsString("-: not valid (cgm-device): 3 errors"));
    }

    @Test
    void textThatIsNoJsonIsAFindingAndNoCrash() {
        CommandRun run = CommandRun.withInput("<Bundle/>", "validate", "-");

        assertThat(run.everything(), run.code(), is(1));
        assertThat("finding", run.out(), containsString("JSON"));
    }

    @Test
    void bytesThatAreNoUtf8AreAMistakeOfTheUser(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("bundle.json"), new byte[] {0x1f, (byte) 0x8b, 8, 0, (byte) 0xff});

        CommandRun run = CommandRun.of("validate", file.toString());

        assertThat("exit code", run.code(), is(2));
        assertThat("complaint", run.err(), containsString("compressed"));
    }
}
