package org.cgmkit.reports.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgmkit.guide.Specification;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * {@code results.json} as it is written: names and order of the record components are those of the file. It is a
 * contract; fields are added, never changed or dropped, unless {@link #SCHEMA_VERSION} goes up.
 */
record ResultsDocument(
        int schemaVersion,
        String kit,
        String guide,
        Text specification,
        String suite,
        String target,
        String started,
        long durationMs,
        boolean finished,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stopped,
        String failOn,
        String gate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LeadingFinding leading,
        Map<String, Integer> counts,
        List<Check> checks,
        List<Known> knownFailures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> figures) {

    static final int SCHEMA_VERSION = 1;

    record Text(String id, String title, String release, String canonical) {

        static Text of(Specification specification) {
            return new Text(
                    specification.id(), specification.title(), specification.release(), specification.canonical());
        }
    }

    record Check(
            String requirement,
            Verb verb,
            boolean binding,
            String title,
            Outcome outcome,
            String message,
            @Nullable String expected,
            @Nullable String actual,
            List<String> evidence,
            long durationMs) {

        static Check of(CheckResult result) {
            return new Check(
                    result.requirement(),
                    result.verb(),
                    result.binding(),
                    result.title(),
                    result.outcome(),
                    result.message(),
                    result.expected(),
                    result.actual(),
                    result.evidence().stream().map(Evidence::file).toList(),
                    result.duration().toMillis());
        }
    }

    record Known(String requirement, String reason, String owner, String expires, String state, String message) {

        static Known of(KnownFailures.Entry entry) {
            KnownFailure failure = entry.failure();
            return new Known(
                    failure.requirement(),
                    failure.reason(),
                    failure.owner(),
                    failure.expires().toString(),
                    entry.state().name().toLowerCase(Locale.ROOT),
                    entry.sentence());
        }
    }

    static ResultsDocument of(RunReport report) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), report.counts().of(outcome));
        }
        return new ResultsDocument(
                SCHEMA_VERSION,
                report.kit(),
                report.specification().version(),
                Text.of(report.specification()),
                report.suite(),
                report.target(),
                report.started().toString(),
                report.duration().toMillis(),
                report.finished(),
                report.stopped(),
                report.failOn().id(),
                report.gate().id(),
                report.leading(),
                counts,
                report.checks().stream().map(Check::of).toList(),
                report.knownFailures().entries().stream().map(Known::of).toList(),
                report.figures().stream().map(FigureJson::write).toList());
    }
}
