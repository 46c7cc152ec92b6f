package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's section "CGM Data Submission: Bundles": where and how submissions are sent. */
@ExtendWith(SubjectExtension.class)
class OperationChecks {
    private static final String OPERATION = "/$submit-cgm-bundle";

    @Shall("submitter.operation.url")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Submissions are posted to the operation as FHIR JSON")
    void postsToTheOperation(Submitter submitter) {
        String path = URI.create(submitter.baseUrl()).getPath();
        List<SubmissionAttempt> attempts = submitter.attempts();
        List<String> wrong = attempts.stream()
                .flatMap(a -> mistake(a, path).stream().peek(m -> submitter.show(a)))
                .distinct()
                .toList();

        assertNone(
                "submissions sent otherwise than by POST of FHIR JSON to [base]" + OPERATION,
                wrong,
                old(attempts, path) ? TrapAdvice.on("superseded-draft") : "");
    }

    private static Optional<String> mistake(SubmissionAttempt attempt, String base) {
        String request = attempt.captured().method() + " " + attempt.captured().path();
        if (!attempt.captured().method().equals("POST")) {
            return Optional.of(request + ", which is no POST");
        }
        if (!path(attempt).equals(base + OPERATION)) {
            return Optional.of(request);
        }
        String type = attempt.captured().header("Content-Type").orElse("none");
        if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/fhir+json")) {
            return Optional.of(request + " with Content-Type " + type);
        }
        return attempt.wrapped()
                ? Optional.of(request + " with the Bundle in a Parameters resource")
                : Optional.empty();
    }

    /** Whether it was sent as a draft of the guide had it. */
    private static boolean old(List<SubmissionAttempt> attempts, String base) {
        return attempts.stream()
                .map(OperationChecks::path)
                .anyMatch(p -> p.equals(base + "/Bundle" + OPERATION) || p.equals(base) || p.equals(base + "/"));
    }

    /** The path, with the dollar sign as such, which may be written %24 (RFC 3986, section 2.3). */
    private static String path(SubmissionAttempt attempt) {
        return URLDecoder.decode(attempt.captured().path().replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
