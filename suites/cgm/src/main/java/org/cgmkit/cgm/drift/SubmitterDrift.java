package org.cgmkit.cgm.drift;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cgmkit.cgm.attempt.OrderSearches;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.submitter.OAuthRequests;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.FactKind;
import org.cgmkit.guide.cgm.drift.Facts;
import org.cgmkit.guide.cgm.drift.SubmissionFacts;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/** Whether a submitter was built for another version of the guide: by what it was seen to send and to ask for. */
public final class SubmitterDrift {
    private SubmitterDrift() {}

    /** The report of a run that has ended, led by what is found in what was seen. */
    public static RunReport led(RunReport report, GuideVersion guide, PlayedRun played, Redaction redaction) {
        return DriftReport.led(report, DriftDiagnosis.of(guide, facts(guide, played)), redaction);
    }

    /** What was seen of it. */
    public static Facts facts(GuideVersion guide, PlayedRun played) {
        Facts facts = new Facts();
        String base = URI.create(played.baseUrl()).getPath();
        for (PlayedStep step : played.steps()) {
            for (SubmissionAttempt attempt : step.attempts()) {
                facts.addAll(SubmissionFacts.of(attempt.submission().bundle()).facts(guide));
                facts.add(FactKind.POST, posted(attempt, base), "");
            }
            for (CapturedExchange search : OrderSearches.in(step.exchanges())) {
                searched(search).forEach(code -> facts.add(FactKind.ORDER_SEARCH, code, "ServiceRequest"));
            }
            step.exchanges().stream()
                    .flatMap(exchange -> OAuthRequests.scopes(exchange).stream())
                    .forEach(scope -> facts.add(FactKind.SCOPE, scope, "an authorization"));
            if (step.name().equals(StepName.ONE_TIME_ORDER.id())
                    && step.skipped().isEmpty()) {
                guide.orderCode(Profile.CGM_ONE_TIME_ORDER)
                        .ifPresent(code ->
                                facts.add(FactKind.ORDER_OFFERED, code.toString(), "the step '" + step.title() + "'"));
            }
            repeated(step, facts);
        }
        return facts;
    }

    /** After which type of answer what was taken is sent again; orders in seconds ask for that themselves. */
    private static void repeated(PlayedStep step, Facts facts) {
        if (Arrays.stream(StepName.values()).anyMatch(s -> s.isInSeconds() && s.id().equals(step.name()))) {
            return;
        }
        for (SubmissionAttempt attempt : step.attempts()) {
            if (!attempt.entryStatuses().isEmpty()
                    && attempt.entryStatuses().stream().allMatch(status -> status / 100 == 2)) {
                String sent = attempt.submission().json();
                boolean again = step.attempts().stream()
                        .anyMatch(a -> a.came().isAfter(attempt.came())
                                && a.submission().json().equals(sent));
                facts.add(
                        again ? FactKind.RESENT_AFTER : FactKind.SETTLED_AFTER,
                        attempt.answerType(),
                        "its submissions");
            }
        }
    }

    /** Where a Bundle was posted and of what type it was, as signatures write it. */
    private static String posted(SubmissionAttempt attempt, String base) {
        String path = decoded(attempt.captured().path());
        String below = path.startsWith(base) ? path.substring(base.length()) : path;
        return "[base]" + (below.equals("/") ? "" : below) + " "
                + attempt.submission().bundle().path("type").asText();
    }

    /** The codes that a search names with their system. */
    private static List<String> searched(CapturedExchange search) {
        return List.of(OrderSearches.criteria(search).split("&")).stream()
                .filter(criterion -> criterion.startsWith("code="))
                .map(criterion -> decoded(criterion.substring("code=".length())))
                .filter(code -> code.contains("|"))
                .toList();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
