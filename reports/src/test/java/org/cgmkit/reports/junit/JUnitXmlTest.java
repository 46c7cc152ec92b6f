package org.cgmkit.reports.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class JUnitXmlTest {
    private RunReport run;

    @BeforeEach
    void sample(@TempDir Path results) throws Exception {
        run = SampleRun.in(results);
    }

    @Test
    void keepsToWhatReadersOfTheFormatExpect() throws Exception {
        validate();
        assertThat(JUnitXml.asText(run, SampleRun.explanations()), startsWith("<?xml version=\"1.0\""));
    }

    private void validate() throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitXmlTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(JUnitXml.asText(run, SampleRun.explanations()))));
    }

    @Test
    void hasASuiteForEachTopicAndACaseForEachCheck() throws Exception {
        assertThat(of("count(/testsuites/testsuite)"), is("10"));
        assertThat(of("count(//testcase)"), is("13"));
        assertThat(of("string(/testsuites/testsuite[2]/@name)"), is("Answer to a submission"));
        assertThat(
                of("string(//testcase[@classname='receiver.response.entry-status']/@name)"),
                is("Every submitted entry is answered with a status code"));
        assertThat(of("string(//testcase[@classname='receiver.response.entry-status']/@time)"), is("0.081"));
    }

    @Test
    void countsWhatItHolds() throws Exception {
        for (String suite : List.of("/testsuites", "/testsuites/testsuite[3]", "/testsuites/testsuite[4]")) {
            assertThat(suite, of("number(" + suite + "/@tests) = count(" + suite + "//testcase)"), is("true"));
            assertThat(suite, of("number(" + suite + "/@failures) = count(" + suite + "//failure)"), is("true"));
            assertThat(suite, of("number(" + suite + "/@errors) = count(" + suite + "//error)"), is("true"));
            assertThat(suite, of("number(" + suite + "/@skipped) = count(" + suite + "//skipped)"), is("true"));
        }
        assertThat(of("string(/testsuites/@skipped)"), is("5"));
        assertThat(of("string(/testsuites/@errors)"), is("1"));
    }

    @ParameterizedTest(name = "{0} of a SHALL is shown as {1}, of a SHOULD as {2}, and as {3} where SHOULD weighs")
    @CsvSource({
        "PASS, '', '', ''",
        "ATTESTED, '', '', ''",
        "OBSERVED, '', '', ''",
        "FAIL, failure, skipped, failure",
        "WARN, skipped, skipped, failure",
        "ERROR, error, skipped, error",
        "INCONCLUSIVE, error, skipped, error",
        "NOT_APPLICABLE, skipped, skipped, skipped",
        "NOT_TESTED, skipped, skipped, skipped"
    })
    void showsEachOutcomeAsAReaderUnderstandsIt(Outcome outcome, String shall, String should, String weighing)
            throws Exception {
        assertShown(Verb.SHALL, FailOn.SHALL, outcome, shall);
        assertShown(Verb.SHOULD, FailOn.SHALL, outcome, should);
        assertShown(Verb.SHOULD, FailOn.SHOULD, outcome, weighing);
    }

    private void assertShown(Verb verb, FailOn failOn, Outcome outcome, String element) throws Exception {
        CheckResult met = SampleRun.check("receiver.a.met", Verb.SHALL, Outcome.PASS);
        run = SampleRun.with(run, List.of(met, SampleRun.check("receiver.a.b", verb, outcome)), true)
                .weighedBy(failOn);
        String verdict = "//testcase[@classname='receiver.a.b']/*[self::failure or self::error or self::skipped]";

        assertThat(of("name(" + verdict + ")"), is(element));
        assertThat(of("string(" + verdict + "/@message)"), element.isEmpty() ? is("") : startsWith(outcome.name()));
        // A server that looks at nothing but these two numbers must come to the same as the exit code.
        boolean red = !of("string(/testsuites/@failures)").equals("0")
                || !of("string(/testsuites/@errors)").equals("0");
        assertThat("red", red, is(run.gate() != Gate.PASS));
    }

    @Test
    void explainsWhatIsNeitherPassNorFailureWhereServersLook() throws Exception {
        String inconclusive = "//testcase[@classname='receiver.conditional-create.refused']";

        assertThat(
                of("string(" + inconclusive + "/skipped/@message)"),
                is("NOT_APPLICABLE: The target declares that it supports conditional create."));
        assertThat(
                of("string(" + inconclusive + "/system-out)"),
                is("NOT_APPLICABLE\nThe target declares that it supports conditional create."));
        assertThat(
                of("string(//testcase[@classname='receiver.storage.readable']/system-out)"),
                startsWith("WARN\nObservation/17 was answered 201, but cannot be read within 5 seconds.\nExpected:"));
    }

    @Test
    void showsThatARunBrokeOffThatHadNotFailedUntilThen() throws Exception {
        run = SampleRun.sound(run)
                .unfinished(run.duration(), SampleRun.sound(run).checks());

        assertThat(of("string(//testcase[@classname='run']/error/@message)"), startsWith("The run did not finish"));
        assertThat(of("string(/testsuites/@errors)"), is("1"));
        assertThat(of("count(//testcase)"), is(of("string(/testsuites/@tests)")));
        validate();
    }

    @Test
    void showsThatNothingWasTested() throws Exception {
        run = SampleRun.with(run, List.of(), true);

        assertThat(of("string(//error/@message)"), is("Nothing was tested."));
    }

    @Test
    void saysInAFailureWhatWasExpectedAndHowToRepeatIt() throws Exception {
        String failure = of("string(//failure)");

        assertThat(of("string(//failure/@message)"), is("FAIL: The answer has an entry without a status code."));
        assertThat(failure, containsString("\nExpected: a status code such as 201 in entry[0]"));
        assertThat(failure, containsString("\nActual:   none in entry[1].response"));
        assertThat(failure, containsString("\nFix:      Fill Bundle.entry.response.status"));
        assertThat(failure, containsString("\nEvidence: evidence/003-receiver.response.entry-status-1.http"));
        assertThat(failure, containsString("Repeat:\ncurl -sS -i -X POST"));
    }

    @Test
    void namesRequirementVerbAndLinkAsProperties() throws Exception {
        String properties = "//testcase[failure]/properties/property";

        assertThat(of("string(" + properties + "[@name='requirement']/@value)"), is("receiver.response.entry-status"));
        assertThat(of("string(" + properties + "[@name='verb']/@value)"), is("SHALL"));
        assertThat(
                of("string(" + properties + "[@name='link']/@value)"),
                is("http://hl7.org/fhir/uv/cgm/STU1/data-submission.html#response"));
        assertThat(
                "a requirement that this kit does not know has no link",
                of("count(//testcase[@classname='receiver.throttling.well-formed']//property[@name='link'])"),
                is("0"));
    }

    @Test
    void staysXmlWhateverATargetAnswers() throws Exception {
        CheckResult odd = new CheckResult(
                "receiver.a.b",
                Verb.SHALL,
                true,
                "A title",
                Outcome.FAIL,
                "\u0000\u001b[31m]]> <b>&amp; \uD800 \uFFFF 😀",
                null,
                null,
                List.of(),
                Duration.ZERO);
        run = SampleRun.with(run, List.of(odd), true);

        assertThat(of("string(//failure/@message)"), is("FAIL: ��[31m]]> <b>&amp; � � 😀"));
    }

    @Test
    void holdsNoSecret() throws Exception {
        assertThat(JUnitXml.asText(run, SampleRun.explanations()), not(containsString(SampleRun.TOKEN)));
    }

    private String of(String path) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitXml.asText(run, SampleRun.explanations()))));
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }
}
