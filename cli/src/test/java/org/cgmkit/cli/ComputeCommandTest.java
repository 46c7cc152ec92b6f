package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code cgmkit compute} says what the reference engine says, or what is wrong with what it was given. */
class ComputeCommandTest {
    private static final String GAP = """
            time,value,unit
            2026-05-04T00:00:00Z,60,mg/dL
            2026-05-04T00:05:00Z,60,mg/dL
            2026-05-04T00:10:00Z,60,mg/dL
            2026-05-04T00:30:00Z,90,mg/dL
            """;

    @Test
    void textNamesTheSharesAndWhatTheyAreOf() {
        CommandRun run = CommandRun.withInput(GAP, "compute", "-");

        assertThat(run.err(), run.code(), is(0));
        assertThat(
                run.out(),
                allOf(
                        containsString("Readings           4 used of 4"),
                        containsString("Time low           75.00 % (3 of 4 readings)"),
                        containsString("Mean               67.50 mg/dL"),
                        containsString("Period             2026-05-04T00:00:00Z to 2026-05-05T00:00:00Z, UTC")));
    }

    @Test
    void aPolicyIsChosenByItsName() throws Exception {
        CommandRun run = CommandRun.withInput(
                GAP,
                "compute",
                "-",
                "--policy",
                "gaps.denominator=linear:20:inclusive",
                "--policy=units.factor=18",
                "--unit",
                "mmol/L",
                "--decimals=4",
                "--format=json");

        JsonNode answer = new ObjectMapper().readTree(run.out());
        // 60 until 00:10, then 67.5 at 00:15, 75, 82.5 and 90
        assertThat(answer.at("/percent/low").decimalValue().toPlainString(), is("57.1429"));
        assertThat(answer.at("/mean/value").asText() + answer.at("/mean/unit").asText(), is("3.75mmol/L"));
        assertThat(answer.at("/policy/gaps.denominator").asText(), is("linear:20:inclusive"));
        assertThat(answer.at("/policy/duplicates.sameTime").asText(), is("first"));
    }

    @Test
    void variablesOfAnEngineUnderTestAreTaken() {
        CommandRun run = CommandRun.withEnvironment(
                Map.of("CGMKIT_START", "2026-05-04T00:00:00Z", "CGMKIT_END", "2026-05-04T00:20:00Z"),
                "compute",
                "-",
                "--format=json");

        assertThat(run.code(), is(2));
        assertThat(run.err(), containsString("Expected a first line with the columns time,value,unit"));
    }

    @Test
    void wrongOptionsAreToldInSentences() {
        assertThat(
                wrong("--policy=gaps.denominator=sometimes"),
                containsString("gaps.denominator: Expected readings, interval"));
        assertThat(
                wrong("--policy=gaps=period"), containsString("Expected one of ranges.limits, ranges.classification"));
        assertThat(wrong("--policy=period"), containsString("Expected KEY=VALUE with --policy"));
        assertThat(wrong("--zone=Middle/Earth"), containsString("Expected a time zone such as Europe/Berlin"));
        assertThat(wrong("--start=yesterday"), containsString("Expected a day such as 2026-05-04"));
        assertThat(wrong("--end=2026-05-03"), containsString("Expected a period that ends after it starts"));
        assertThat(wrong("--interval=often"), containsString("Expected a number of minutes from 1 to 60"));
        assertThat(wrong("--session=now"), containsString("Expected the start of a sensor"));
        assertThat(wrong("--unit=g"), containsString("Expected mg/dL or mmol/L with --unit"));
        assertThat(CommandRun.of("compute").err(), containsString("Expected a CSV file"));
        assertThat(CommandRun.of("compute", "no-such.csv").err(), containsString("Expected a file, but there is none"));
    }

    @Test
    void thePoliciesAreListed() {
        assertThat(
                CommandRun.of("compute", "--policies").out(),
                allOf(
                        containsString("duplicates.sameTime: Which of several values at one time counts"),
                        containsString("first (usual), last, mean"),
                        containsString("none (never right)")));
    }

    private static String wrong(String option) {
        CommandRun run = CommandRun.withInput(GAP, "compute", "-", option);

        assertThat(run.out(), run.code(), is(2));
        return run.err();
    }
}
