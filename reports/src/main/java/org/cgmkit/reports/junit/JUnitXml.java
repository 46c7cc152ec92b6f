package org.cgmkit.reports.junit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/**
 * Writes a run as JUnit XML, in the dialect that CI servers read (that of Maven Surefire and Ant): a suite for each
 * topic, a case for each check. What fails the gate is a failure, what leaves it open an error (see {@link TestCaseStatus}). What
 * else is not a pass is {@code skipped}, with a message that begins with the outcome, because the format has no other
 * word; so a WARN turns a build red only where the run is that strict. A failure that the target's owner declares to know
 * of is skipped, too, with the reason. A run that broke off has a case more, in error, that says so.
 */
public final class JUnitXml {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "junit.xml";

    private final RunReport report;
    private final Explanations explanations;
    private final XmlWriter xml;
    private final List<KnownFailures.Entry> broken;
    private final boolean cutShort;

    private JUnitXml(RunReport report, Explanations explanations, XmlWriter xml) {
        this.report = report;
        this.explanations = explanations;
        this.xml = xml;
        this.broken = report.knownFailures().broken();
        this.cutShort = !report.finished() || report.checks().stream().allMatch(c -> c.outcome() == Outcome.NOT_TESTED);
    }

    /**
     * Writes the file into that folder.
     *
     * @return where the file is
     * @throws IOException when it cannot be written
     */
    public static Path write(RunReport report, Explanations explanations, Path folder) throws IOException {
        return Files.writeString(folder.resolve(FILE), asText(report, explanations));
    }

    /** The file as text. */
    public static String asText(RunReport report, Explanations explanations) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XmlWriter xml = new XmlWriter(XMLOutputFactory.newFactory().createXMLStreamWriter(text));
            new JUnitXml(report, explanations, xml).suites();
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private void suites() throws XMLStreamException {
        Map<TestCaseStatus, Integer> all = signs(report.checks());
        all.merge(TestCaseStatus.FAILURE, broken.size(), Integer::sum);
        all.merge(TestCaseStatus.ERROR, cutShort ? 1 : 0, Integer::sum);
        xml.open("testsuites", attributes("cgmkit " + report.suite(), all, report.duration()));
        Map<String, List<CheckResult>> byTopic = report.checks().stream()
                .collect(Collectors.groupingBy(
                        c -> explanations.topic(c.requirement()), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<CheckResult>> topic : byTopic.entrySet()) {
            suite(topic.getKey(), topic.getValue());
        }
        declarations();
        completeness();
        xml.close();
    }

    private void suite(String topic, List<CheckResult> checks) throws XMLStreamException {
        Duration sum = checks.stream().map(CheckResult::duration).reduce(Duration.ZERO, Duration::plus);
        open(topic, signs(checks), sum);
        for (CheckResult check : checks) {
            new TestCase(report, check, explanations).write(xml);
        }
        xml.close();
    }

    private void open(String name, Map<TestCaseStatus, Integer> signs, Duration duration) throws XMLStreamException {
        Map<String, String> attributes = attributes(name, signs, duration);
        attributes.put("timestamp", report.started().toString());
        attributes.put("hostname", "localhost");
        xml.open("testsuite", attributes);
        xml.open("properties", Map.of());
        xml.property("kit", report.kit());
        xml.property("guide", report.specification().version());
        xml.property("target", report.target());
        xml.property("gate", report.gate().id());
        xml.close();
    }

    /** Declarations that are over have no check to fail, so each is a case of its own. */
    private void declarations() throws XMLStreamException {
        if (broken.isEmpty()) {
            return;
        }
        open("Known failures", Map.of(TestCaseStatus.FAILURE, broken.size()), Duration.ZERO);
        for (KnownFailures.Entry entry : broken) {
            TestCase.open(
                    xml,
                    entry.failure().requirement(),
                    "The declaration of this known failure is up to date",
                    Duration.ZERO);
            xml.leaf("failure", TestCase.verdict(entry.sentence(), entry.state().name()), entry.sentence());
            xml.close();
        }
        xml.close();
    }

    /** Without this, a run that broke off after its first pass would look like one that passed. */
    private void completeness() throws XMLStreamException {
        if (!cutShort) {
            return;
        }
        open("Run", Map.of(TestCaseStatus.ERROR, 1), Duration.ZERO);
        TestCase.open(xml, "run", "The run tested something and came to its end", Duration.ZERO);
        xml.leaf("error", TestCase.verdict(GateVerdict.of(report), Gate.INCOMPLETE.name()), GateVerdict.of(report));
        xml.close();
        xml.close();
    }

    private Map<TestCaseStatus, Integer> signs(List<CheckResult> checks) {
        Map<TestCaseStatus, Integer> signs = new LinkedHashMap<>();
        checks.forEach(c -> signs.merge(TestCaseStatus.of(report, c), 1, Integer::sum));
        return signs;
    }

    private static Map<String, String> attributes(String name, Map<TestCaseStatus, Integer> signs, Duration duration) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put(
                "tests",
                "" + signs.values().stream().mapToInt(Integer::intValue).sum());
        attributes.put("failures", "" + signs.getOrDefault(TestCaseStatus.FAILURE, 0));
        attributes.put("errors", "" + signs.getOrDefault(TestCaseStatus.ERROR, 0));
        attributes.put("skipped", "" + signs.getOrDefault(TestCaseStatus.SKIPPED, 0));
        attributes.put("time", TestCase.seconds(duration));
        return attributes;
    }
}
