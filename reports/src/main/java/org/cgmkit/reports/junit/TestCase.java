package org.cgmkit.reports.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanation;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.RunReport;

/** One check as a {@code testcase}: class name is the requirement, name is what the check finds out. */
final class TestCase {
    private final RunReport report;
    private final CheckResult check;
    private final Explanations explanations;

    TestCase(RunReport report, CheckResult check, Explanations explanations) {
        this.report = report;
        this.check = check;
        this.explanations = explanations;
    }

    void write(XmlWriter xml) throws XMLStreamException {
        open(xml, check.requirement(), check.title(), check.duration());
        properties(xml);
        TestCaseStatus sign = TestCaseStatus.of(report, check);
        switch (sign) {
            case FAILURE, ERROR ->
                xml.leaf(
                        String.valueOf(sign.element()),
                        verdict(message(), check.outcome().name()),
                        details());
            case SKIPPED -> xml.leaf("skipped", Map.of("message", excuse() + message()), "");
            case PASSED -> {}
        }
        // Servers show this where they show no more of a skipped case than that it was skipped.
        if ((sign == TestCaseStatus.SKIPPED || sign == TestCaseStatus.PASSED)
                && !details().isEmpty()) {
            xml.leaf("system-out", Map.of(), excuse() + check.outcome() + "\n" + details());
        }
        xml.close();
    }

    /** Begins a case that the caller closes. */
    static void open(XmlWriter xml, String className, String name, Duration time) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", name);
        attributes.put("classname", className);
        attributes.put("time", seconds(time));
        xml.open("testcase", attributes);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }

    private void properties(XmlWriter xml) throws XMLStreamException {
        xml.open("properties", Map.of());
        xml.property("requirement", check.requirement());
        xml.property("verb", check.verb().name());
        xml.property("outcome", check.outcome().name());
        for (Explanation explanation :
                explanations.find(check.requirement()).stream().toList()) {
            xml.property("link", explanation.link());
        }
        xml.close();
    }

    /** The attributes of a failure or an error. */
    static Map<String, String> verdict(String message, String type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("message", message);
        attributes.put("type", type);
        return attributes;
    }

    private String message() {
        return check.outcome() + (check.message().isBlank() ? "" : ": " + check.message());
    }

    private String excuse() {
        return report.knownFailures()
                .excuse(check)
                .map(entry -> entry.sentence() + " ")
                .orElse("");
    }

    private String details() {
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
}
