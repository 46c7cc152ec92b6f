package org.cgmkit.cgm.receiver.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What FHIR R4 asks of each issue of an OperationOutcome: a severity and a code, both of value sets that are required. */
final class IssueCodes {
    private static final Set<String> SEVERITIES = Set.of("fatal", "error", "warning", "information");

    /** FHIR R4, value set issue-type. */
    private static final Set<String> CODES = Set.of(
            "invalid",
            "structure",
            "required",
            "value",
            "invariant",
            "security",
            "login",
            "unknown",
            "expired",
            "forbidden",
            "suppressed",
            "processing",
            "not-supported",
            "duplicate",
            "multiple-matches",
            "not-found",
            "deleted",
            "too-long",
            "code-invalid",
            "extension",
            "too-costly",
            "business-rule",
            "conflict",
            "transient",
            "lock-error",
            "no-store",
            "exception",
            "timeout",
            "incomplete",
            "throttled",
            "informational");

    private IssueCodes() {}

    /** Where the outcome has something else there, and what. */
    static List<String> unknownIn(JsonNode outcome) {
        List<String> unknown = new ArrayList<>();
        JsonNode issues = outcome.path("issue");
        for (int i = 0; i < issues.size(); i++) {
            judge("issue[" + i + "].severity", issues.path(i).path("severity"), SEVERITIES, unknown);
            judge("issue[" + i + "].code", issues.path(i).path("code"), CODES, unknown);
        }
        return unknown;
    }

    private static void judge(String place, JsonNode value, Set<String> known, List<String> unknown) {
        if (!known.contains(value.asText())) {
            unknown.add(place + (value.isMissingNode() ? " is not there" : " is '" + value.asText() + "'"));
        }
    }
}
