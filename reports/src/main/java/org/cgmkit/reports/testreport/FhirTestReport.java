package org.cgmkit.reports.testreport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;

/**
 * A run as the FHIR resource {@code TestReport} (R4, <a href="https://hl7.org/fhir/R4/testreport.html">testreport</a>):
 * a test for each requirement, an assertion for each of its checks. {@code result} is the gate; {@code score} is how many
 * of a hundred tested checks were met.
 */
public final class FhirTestReport {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "testreport.json";

    private static final String NAMESPACE = "https://cgmkit.org/ns/";

    private final RunReport report;
    private final Explanations explanations;

    private FhirTestReport(RunReport report, Explanations explanations) {
        this.report = report;
        this.explanations = explanations;
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
    public static String asText(RunReport report, Explanations explanations) {
        return new FhirTestReport(report, explanations)
                        .resource()
                        .toPrettyString()
                        .replace("\r\n", "\n") + "\n";
    }

    private ObjectNode resource() {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("resourceType", "TestReport");
        resource.putObject("text")
                .put("status", "generated")
                .put(
                        "div",
                        "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + FhirText.html(GateVerdict.of(report))
                                + "</p><p>" + FhirText.html(GateVerdict.counts(report)) + "</p></div>");
        resource.put(
                "name",
                "cgmkit: " + report.suite() + " suite, guide "
                        + report.specification().version());
        resource.put("status", report.finished() ? "completed" : "stopped");
        // What is tested is the catalogue of the kit, which is no TestScript that could be fetched.
        resource.putObject("testScript")
                .put(
                        "display",
                        "Requirements of the " + report.suite() + ", "
                                + report.specification().canonical() + " "
                                + report.specification().release());
        resource.put("result", result());
        resource.put("score", score());
        resource.put("tester", "cgmkit " + FhirText.line(report.kit()));
        resource.put("issued", report.started().truncatedTo(ChronoUnit.SECONDS).toString());
        participants(resource.putArray("participant"));
        if (!report.checks().isEmpty()) { // FHIR's JSON has no empty lists
            tests(resource.putArray("test"));
        }
        return resource;
    }

    private String result() {
        return switch (report.gate()) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case INCOMPLETE -> "pending";
        };
    }

    /** The share of the requirements that were tried: how many checks one has is the kit's choice and says nothing of the target. */
    private BigDecimal score() {
        List<Outcome> tried = RequirementResult.of(report.checks()).stream()
                .map(RequirementResult::outcome)
                .filter(o -> o != Outcome.NOT_TESTED && o != Outcome.NOT_APPLICABLE)
                .toList();
        long met = tried.stream()
                .filter(o -> o == Outcome.PASS || o == Outcome.ATTESTED || o == Outcome.OBSERVED)
                .count();
        return BigDecimal.valueOf(tried.isEmpty() ? 0 : 100.0 * met / tried.size())
                .setScale(1, RoundingMode.HALF_UP);
    }

    private void participants(ArrayNode participants) {
        participants
                .addObject()
                .put("type", "test-engine")
                .put("uri", NAMESPACE + "cgmkit")
                .put("display", "cgmkit " + FhirText.line(report.kit()));
        boolean address = report.target().matches("https?://\\S+");
        // What acts by itself has a name and no address; the element wants a URI.
        String uri = address
                ? report.target()
                : NAMESPACE + "target#" + URLEncoder.encode(report.target(), StandardCharsets.UTF_8);
        participants
                .addObject()
                .put("type", participant())
                .put("uri", uri)
                .put("display", FhirText.line(report.target()));
    }

    private String participant() {
        return explanations
                .role(report.suite())
                .map(role -> role.participant().name().toLowerCase(Locale.ROOT))
                .orElse("server");
    }

    private void tests(ArrayNode tests) {
        Map<String, List<CheckResult>> byRequirement = report.checks().stream()
                .collect(Collectors.groupingBy(CheckResult::requirement, LinkedHashMap::new, Collectors.toList()));
        byRequirement.forEach((requirement, checks) -> {
            ObjectNode test = tests.addObject().put("name", requirement);
            explanations
                    .find(requirement)
                    .ifPresent(e -> test.put(
                            "description", FhirText.line(checks.getFirst().verb() + ": " + e.statement())));
            ArrayNode actions = test.putArray("action");
            checks.forEach(check -> assertion(check, actions.addObject().putObject("assert")));
        });
    }

    private void assertion(CheckResult check, ObjectNode assertion) {
        assertion.put(
                "result",
                switch (check.outcome()) {
                    case PASS, ATTESTED, OBSERVED -> "pass";
                    case FAIL -> "fail";
                    case WARN -> "warning";
                    case ERROR -> "error";
                    case INCONCLUSIVE, NOT_APPLICABLE, NOT_TESTED -> "skip";
                });
        assertion.put("message", FhirText.message(check));
        String detail = check.evidence().isEmpty()
                ? explanations.find(check.requirement()).map(e -> e.link()).orElse("")
                : check.evidence().getLast().file();
        if (!detail.isEmpty()) {
            assertion.put("detail", detail);
        }
    }
}
