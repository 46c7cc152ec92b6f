package org.cgmkit.console.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.console.sandbox.ExchangeReading;
import org.cgmkit.console.sandbox.FinishedExchange;
import org.cgmkit.console.sandbox.ReadEntry;
import org.cgmkit.console.sandbox.ReadFinding;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.DriftSign;
import org.cgmkit.guide.cgm.drift.SubmissionFacts;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;

/** What there is to say about a submission: its entries, what was answered to each, and what is wrong with it by the profiles. */
final class SubmissionReading {
    private static final String CUT = "…";

    private SubmissionReading() {}

    static ExchangeReading of(FinishedExchange exchange, GuideVersion version) {
        JsonNode answer = ExchangeKinds.json(exchange.answer());
        List<String> said = issues(answer);
        if (!exchange.method().equals("POST") || exchange.request().isBlank()) {
            return new ExchangeReading(List.of(), said, List.of(), List.of());
        }
        JsonNode sent = ExchangeKinds.json(exchange.request());
        if (!sent.path("resourceType").isTextual()) {
            boolean cut = exchange.request().endsWith(CUT);
            return new ExchangeReading(
                    cut
                            ? List.of(
                                    "The request is longer than what is kept of it, so its content is not judged here."
                                            + " cgmkit validate judges a file of any length.")
                            : List.of(),
                    said,
                    List.of(),
                    cut ? entries(sent, answer, List.of()) : List.of());
        }
        List<Finding> findings = findings(exchange.request(), sent, version);
        return new ExchangeReading(
                remarks(sent, version),
                said,
                findings.stream()
                        .filter(finding -> finding.entry() == null)
                        .map(SubmissionReading::finding)
                        .toList(),
                entries(sent, answer, findings));
    }

    private static List<String> remarks(JsonNode sent, GuideVersion version) {
        DriftDiagnosis diagnosis =
                DriftDiagnosis.of(version, SubmissionFacts.of(sent).facts(version));
        if (diagnosis.headLine().isEmpty()) {
            return List.of();
        }
        List<String> remarks = new ArrayList<>();
        remarks.add(diagnosis.headLine());
        diagnosis.signs().stream().map(DriftSign::text).forEach(remarks::add);
        remarks.addAll(diagnosis.changes());
        return remarks;
    }

    private static List<Finding> findings(String text, JsonNode sent, GuideVersion version) {
        GuideValidator validator = GuideValidator.builtIn(version);
        Optional<String> profile = ProfileSelection.of(version, sent).map(p -> p.url(version));
        return profile.isPresent() ? validator.validate(text, profile.get()) : validator.validate(text);
    }

    private static List<ReadEntry> entries(JsonNode sent, JsonNode answer, List<Finding> findings) {
        List<ReadEntry> entries = new ArrayList<>();
        int count = Math.max(sent.path("entry").size(), answer.path("entry").size());
        for (int i = 0; i < count; i++) {
            int position = i;
            JsonNode response = answer.path("entry").path(i).path("response");
            entries.add(new ReadEntry(
                    position + 1,
                    what(sent.path("entry").path(i).path("resource")),
                    response.path("status").asText(),
                    response.path("location").asText(),
                    issues(response.path("outcome")),
                    findings.stream()
                            .filter(f -> Objects.equals(f.entry(), position))
                            .map(SubmissionReading::finding)
                            .toList()));
        }
        return entries;
    }

    private static String what(JsonNode resource) {
        JsonNode coding = resource.path("code").path("coding").path(0);
        String name = coding.path("display").asText(coding.path("code").asText());
        return (resource.path("resourceType").asText("Entry") + " " + name).strip();
    }

    private static List<String> issues(JsonNode outcome) {
        List<String> said = new ArrayList<>();
        for (JsonNode issue : outcome.path("issue")) {
            String text = issue.path("diagnostics")
                    .asText(issue.path("details").path("text").asText());
            String severity = issue.path("severity").asText();
            if (!text.isEmpty() && !severity.equals("information")) {
                said.add(severity + " (" + issue.path("code").asText() + "): " + text);
            }
        }
        return said;
    }

    private static ReadFinding finding(Finding finding) {
        return new ReadFinding(
                finding.invalidates(),
                finding.line(),
                finding.path(),
                finding.message(),
                Objects.requireNonNullElse(finding.expected(), ""),
                Objects.requireNonNullElse(finding.actual(), ""));
    }
}
