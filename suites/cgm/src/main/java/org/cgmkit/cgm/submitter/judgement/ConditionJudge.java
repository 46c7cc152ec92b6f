package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.guide.search.SearchValue;

/**
 * Judges the conditions of conditional creates (FHIR R4, Bundle.entry.request.ifNoneExist): a bare query string that
 * finds the entry's own identifier, such as {@code identifier=https://client.example.org|123}, percent-encoded or not.
 * An identifier without its system is let be, because R4 searches for it in every system.
 */
public final class ConditionJudge {
    private static final Pattern MORE_THAN_A_QUERY = Pattern.compile("(\\?|/|https?:|[A-Z][A-Za-z]*\\?).*");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile(".*%(?![0-9A-Fa-f]{2}).*");

    /** What there is to say about all conditions of the run. */
    public Judgement judge(List<Submission> run) {
        List<SentEntry> conditional = SentEntry.of(run).stream()
                .filter(e -> e.entry().path("request").has("ifNoneExist"))
                .toList();
        if (conditional.isEmpty()) {
            return new Judgement.Unjudged("No entry of this run asked for a conditional create (ifNoneExist).");
        }
        List<SubmissionFinding> findings = new ArrayList<>();
        boolean trapped = false;
        for (SentEntry entry : conditional) {
            String condition = entry.entry().at("/request/ifNoneExist").asText();
            boolean more = MORE_THAN_A_QUERY.matcher(condition).matches();
            trapped |= more;
            Optional<String> fault = more
                    ? Optional.of("it has " + condition.substring(0, queryStart(condition)) + " before it")
                    : fault(condition, entry.resource());
            fault.ifPresent(actual -> findings.add(SubmissionFinding.of(
                    entry.where("request.ifNoneExist"),
                    "the condition " + condition,
                    more ? "a bare query string" : "a query for one of the entry's own identifiers",
                    actual,
                    "Write identifier=system|value with the identifier of the resource, and nothing before it.")));
        }
        List<String> remarks = new ArrayList<>();
        if (trapped) {
            remarks.add(TrapAdvice.on("if-none-exist-with-type"));
        }
        conditional.stream()
                .map(e -> e.entry().at("/request/ifNoneExist").asText())
                .filter(c -> c.contains("+"))
                .findFirst()
                .ifPresent(c ->
                        remarks.add("The condition " + c + " has a + as such: write %2B, because some receivers read"
                                + " a blank there and find nothing."));
        return Judgement.of(findings, remarks);
    }

    private static int queryStart(String condition) {
        int mark = condition.indexOf('?');
        return mark >= 0 ? mark + 1 : condition.length();
    }

    private static Optional<String> fault(String condition, JsonNode resource) {
        if (BROKEN_ESCAPE.matcher(condition).matches()) {
            return Optional.of("a % in it begins no escape");
        }
        List<String> asked = QueryString.parameters(condition).stream()
                .filter(parameter -> parameter.getKey().equals("identifier"))
                .map(Map.Entry::getValue)
                .toList();
        if (asked.isEmpty()) {
            return Optional.of("it asks for no identifier");
        }
        List<Identifier> own = new ArrayList<>();
        resource.path("identifier").forEach(i -> own.add(Identifier.of(i)));
        if (asked.stream().allMatch(values -> own.stream().anyMatch(i -> i.isAmong(values)))) {
            return Optional.empty();
        }
        return Optional.of(
                own.isEmpty()
                        ? "the resource has no identifier"
                        : "the resource has " + String.join(" and ", texts(own)));
    }

    private static List<String> texts(List<Identifier> identifiers) {
        return identifiers.stream().map(i -> i.system() + "|" + i.value()).toList();
    }

    /** An identifier of the resource itself. */
    private record Identifier(String system, String value) {
        static Identifier of(JsonNode node) {
            return new Identifier(
                    node.path("system").asText(), node.path("value").asText());
        }

        /** Whether a search for these values, of which any will do, finds it. */
        boolean isAmong(String values) {
            return SearchValue.alternatives(values).stream()
                    .map(SearchValue::token)
                    .anyMatch(t -> value.equals(t.code()) && (t.system() == null || system.equals(t.system())));
        }
    }
}
