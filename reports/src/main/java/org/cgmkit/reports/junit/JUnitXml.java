package org.cgmkit.reports.junit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanation;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/**
 * Writes a run as JUnit XML, in the dialect that CI servers read (that of Maven Surefire and Ant): a suite for each
 * topic, a case for each check. FAIL is a failure and ERROR an error. What else is not a pass is {@code skipped}, with a
 * message that begins with the outcome, because the format has no other word; so a WARN never turns a build red. So is a
 * failure that the target's owner declares to know of, with the reason.
 */
public final class JUnitXml {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "junit.xml";

    private static final Set<Outcome> FAILURES = Set.of(Outcome.FAIL);
    private static final Set<Outcome> ERRORS = Set.of(Outcome.ERROR);
    private static final Set<Outcome> SKIPPED =
            Set.of(Outcome.WARN, Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED);

    private final RunReport report;
    private final Explanations explanations;
    private final Xml xml;
    private final KnownFailures known;

    private JUnitXml(RunReport report, Explanations explanations, Xml xml) {
        this.report = report;
        this.explanations = explanations;
        this.xml = xml;
        this.known = report.knownFailures();
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
            Xml xml = new Xml(XMLOutputFactory.newFactory().createXMLStreamWriter(text));
            new JUnitXml(report, explanations, xml).suites();
            xml.end();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return text.toString();
    }

    private void suites() throws XMLStreamException {
        Map<String, String> all = attributes("cgmkit " + report.suite(), report.checks(), report.duration());
        int broken = known.broken().size();
        all.computeIfPresent("tests", (name, number) -> "" + (Integer.parseInt(number) + broken));
        all.computeIfPresent("failures", (name, number) -> "" + (Integer.parseInt(number) + broken));
        xml.open("testsuites", all);
        Map<String, List<CheckResult>> byTopic = report.checks().stream()
                .collect(Collectors.groupingBy(
                        c -> explanations.topic(c.requirement()), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<CheckResult>> topic : byTopic.entrySet()) {
            suite(topic.getKey(), topic.getValue());
        }
        declarations();
        xml.close();
    }

    private void suite(String topic, List<CheckResult> checks) throws XMLStreamException {
        Duration sum = checks.stream().map(CheckResult::duration).reduce(Duration.ZERO, Duration::plus);
        Map<String, String> attributes = attributes(topic, checks, sum);
        attributes.put("timestamp", report.started().toString());
        attributes.put("hostname", "localhost");
        xml.open("testsuite", attributes);
        xml.open("properties", Map.of());
        property("kit", report.kit());
        property("guide", report.guide().id());
        property("target", report.target());
        property("gate", report.gate().id());
        xml.close();
        for (CheckResult check : checks) {
            testcase(check);
        }
        xml.close();
    }

    /** Declarations that are over have no check to fail, so each is a case of its own. */
    private void declarations() throws XMLStreamException {
        List<KnownFailures.Entry> broken = known.broken();
        if (broken.isEmpty()) {
            return;
        }
        Map<String, String> attributes = attributes("Known failures", List.of(), Duration.ZERO);
        attributes.put("tests", "" + broken.size());
        attributes.put("failures", "" + broken.size());
        xml.open("testsuite", attributes);
        for (KnownFailures.Entry entry : broken) {
            Map<String, String> testcase = new LinkedHashMap<>();
            testcase.put("name", "The declaration of this known failure is up to date");
            testcase.put("classname", entry.failure().requirement());
            testcase.put("time", seconds(Duration.ZERO));
            xml.open("testcase", testcase);
            xml.leaf("failure", Map.of("message", entry.sentence()), entry.sentence());
            xml.close();
        }
        xml.close();
    }

    private void testcase(CheckResult check) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", check.title());
        attributes.put("classname", check.requirement());
        attributes.put("time", seconds(check.duration()));
        xml.open("testcase", attributes);
        xml.open("properties", Map.of());
        property("requirement", check.requirement());
        property("verb", check.verb().name());
        property("outcome", check.outcome().name());
        for (Explanation explanation :
                explanations.find(check.requirement()).stream().toList()) {
            property("link", explanation.link());
        }
        xml.close();
        Outcome outcome = check.outcome();
        KnownFailures.Entry excuse = known.excuse(check).orElse(null);
        if (excuse != null) {
            xml.leaf("skipped", Map.of("message", excuse.sentence() + " " + message(check)), "");
            xml.leaf("system-out", Map.of(), outcome + "\n" + details(check));
        } else if (FAILURES.contains(outcome)) {
            xml.leaf("failure", verdict(check), details(check));
        } else if (ERRORS.contains(outcome)) {
            xml.leaf("error", verdict(check), details(check));
        } else {
            if (SKIPPED.contains(outcome)) {
                xml.leaf("skipped", Map.of("message", message(check)), "");
            }
            String details = details(check);
            if (!details.isEmpty()) {
                xml.leaf("system-out", Map.of(), outcome + "\n" + details);
            }
        }
        xml.close();
    }

    private void property(String name, String value) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("value", value);
        xml.leaf("property", attributes, "");
    }

    private static Map<String, String> verdict(CheckResult check) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("message", message(check));
        attributes.put("type", check.outcome().name());
        return attributes;
    }

    private static String message(CheckResult check) {
        return check.outcome() + (check.message().isBlank() ? "" : ": " + check.message());
    }

    private String details(CheckResult check) {
        List<String> lines = new ArrayList<>();
        if (!check.message().isBlank()) {
            lines.add(check.message());
        }
        if (check.expected() != null) {
            lines.add("Expected: " + check.expected());
        }
        if (check.actual() != null) {
            lines.add("Actual:   " + check.actual());
        }
        if (check.outcome().isFinding()) {
            explanations.find(check.requirement()).ifPresent(e -> {
                lines.add("Required: " + e.statement() + " " + e.link());
                lines.add("Fix:      " + e.fix());
            });
            check.evidence().stream().map(Evidence::file).forEach(f -> lines.add("Evidence: " + f));
            Evidence telling = check.telling();
            if (telling != null && !telling.curl().isEmpty()) {
                lines.add("Repeat:\n" + telling.curl());
            }
        }
        return String.join("\n", lines);
    }

    private Map<String, String> attributes(String name, List<CheckResult> checks, Duration duration) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("tests", "" + checks.size());
        attributes.put("failures", "" + (count(checks, FAILURES) - excused(checks, FAILURES)));
        attributes.put("errors", "" + count(checks, ERRORS));
        attributes.put("skipped", "" + (count(checks, SKIPPED) + excused(checks, FAILURES)));
        attributes.put("time", seconds(duration));
        return attributes;
    }

    private long excused(List<CheckResult> checks, Set<Outcome> outcomes) {
        return checks.stream()
                .filter(c -> outcomes.contains(c.outcome()) && known.excuse(c).isPresent())
                .count();
    }

    private static long count(List<CheckResult> checks, Set<Outcome> outcomes) {
        return checks.stream().filter(c -> outcomes.contains(c.outcome())).count();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
