package org.cgmkit.reports.testreport;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That it is valid FHIR is shown where the validator is known, in the tests of the command. */
class FhirTestReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunReport run;

    @BeforeEach
    void sample(@TempDir Path results) throws Exception {
        run = SampleRun.in(results);
    }

    @Test
    void hasATestForEachRequirementAndAnAssertionForEachCheck() throws Exception {
        List<String> names = new ArrayList<>();
        int assertions = 0;
        for (JsonNode test : written().path("test")) {
            names.add(test.path("name").asText());
            assertions += test.path("action").size();
        }

        assertThat(
                names,
                is(run.checks().stream().map(c -> c.requirement()).distinct().toList()));
        assertThat(assertions, is(run.checks().size()));
        assertThat(
                "a requirement with two checks",
                written().at("/test/3/action").findValuesAsText("result"),
                is(List.of("warning", "pass")));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, pass",
        "ATTESTED, pass",
        "OBSERVED, pass",
        "FAIL, fail",
        "WARN, warning",
        "ERROR, error",
        "INCONCLUSIVE, skip",
        "NOT_APPLICABLE, skip",
        "NOT_TESTED, skip"
    })
    void givesEachOutcomeACode(Outcome outcome, String code) throws Exception {
        run = SampleRun.with(run, List.of(SampleRun.check("receiver.a.b", Verb.SHALL, outcome)), true);

        assertThat(written().at("/test/0/action/0/assert/result").asText(), is(code));
        assertThat(written().at("/test/0/action/0/assert/message").asText(), is(outcome + ": A title"));
    }

    @Test
    void saysWhatTheRunCameTo() throws Exception {
        assertThat(written().path("result").asText(), is("fail"));
        assertThat(written().path("status").asText(), is("completed"));
        assertThat(
                "5 of 9 requirements that were tried", written().path("score").toString(), is("55.6"));
        run = SampleRun.sound(run);
        assertThat(written().path("result").asText(), is("pass"));
        assertThat(written().path("score").toString(), is("100.0"));
        run = run.unfinished(run.duration(), run.checks());
        assertThat(written().path("result").asText(), is("pending"));
        assertThat(written().path("status").asText(), is("stopped"));
    }

    @Test
    void namesTheTargetAndTheKit() throws Exception {
        assertThat(written().at("/participant/0/display").asText(), is("cgmkit 0.1.0"));
        assertThat(written().at("/participant/1/type").asText(), is("server"));
        assertThat(written().at("/participant/1/uri").asText(), is("https://ehr.example.org/fhir"));

        run = new RunReport(
                run.kit(),
                run.specification(),
                "submitter",
                "Glucoview 4.2",
                run.started(),
                run.duration(),
                true,
                List.of());
        assertThat(
                written(Explanations.of(GuideVersion.STU1.catalogue()))
                        .at("/participant/1/type")
                        .asText(),
                is("client"));
        assertThat(written().at("/participant/1/uri").asText(), is("https://cgmkit.org/ns/target#Glucoview+4.2"));
        assertThat(written().at("/participant/1/display").asText(), is("Glucoview 4.2"));
    }

    @Test
    void holdsNoSecret() throws Exception {
        assertThat(written().toString(), not(containsString(SampleRun.TOKEN)));
    }

    private JsonNode written() throws Exception {
        return written(SampleRun.explanations());
    }

    private JsonNode written(Explanations explanations) throws Exception {
        return JSON.readTree(FhirTestReport.asText(run, explanations));
    }
}
