package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.Facts.assertNone;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.guide.cgm.SubmissionForm;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks from the guide's section "CGM Data Submission: Bundles": where and how submissions are sent. */
@ExtendWith(SubjectExtension.class)
class OperationChecks {

    @Shall("submitter.operation.url")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Submissions are posted to the operation as FHIR JSON")
    void postsToTheOperation(Submitter submitter) {
        Place place = Place.of(submitter);
        List<SubmissionAttempt> attempts = submitter.attempts();
        boolean old = attempts.stream().anyMatch(place::isOfDraft);

        assertNone(
                "submissions sent otherwise than by POST of FHIR JSON to " + place,
                mistakes(submitter, attempts, place::mistake),
                old ? TrapAdvice.on(submitter.guide(), "superseded-draft") : "");
    }

    @Shall("submitter.submission.batch-at-base")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Submissions are posted to the base as a batch in FHIR JSON")
    void postsABatchToTheBase(Submitter submitter) {
        Place place = Place.of(submitter);
        String type = submitter.guide().submission().bundleType();

        assertNone(
                "submissions sent otherwise than by POST of a " + type + " as FHIR JSON to " + place,
                mistakes(
                        submitter,
                        submitter.attempts(),
                        a -> place.mistake(a)
                                .or(() -> type(a).equals(type)
                                        ? Optional.empty()
                                        : Optional.of(Place.request(a) + " with a Bundle of type "
                                                + (type(a).isEmpty() ? "nothing" : type(a))))),
                "");
    }

    @Expected("submitter.bundle.tag")
    @PassiveCheck(Traffic.SUBMISSION)
    @DisplayName("Each submission carries the tag")
    void carriesTheTag(Submitter submitter) {
        submitter.guide().submission().tag().ifPresent(tag -> {
            String wanted = "meta.tag with " + tag;
            assertNone(
                    "submissions without " + wanted,
                    mistakes(
                            submitter,
                            submitter.attempts(),
                            a -> isTagged(a, tag.system(), tag.code())
                                    ? Optional.empty()
                                    : Optional.of(Place.request(a))),
                    "");
        });
    }

    private static boolean isTagged(SubmissionAttempt attempt, String system, String code) {
        for (JsonNode tag : attempt.submission().bundle().at("/meta/tag")) {
            if (tag.path("system").asText().equals(system)
                    && tag.path("code").asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static String type(SubmissionAttempt attempt) {
        return attempt.submission().bundle().path("type").asText();
    }

    private static List<String> mistakes(
            Submitter submitter,
            List<SubmissionAttempt> attempts,
            Function<SubmissionAttempt, Optional<String>> mistake) {
        return attempts.stream()
                .flatMap(a -> mistake.apply(a).stream().peek(m -> submitter.show(a)))
                .distinct()
                .toList();
    }

    /**
     * Where a version of the guide wants submissions.
     *
     * @param base the path of the FHIR base that the submitter was told
     * @param form how a submission goes over the wire
     */
    private record Place(String base, SubmissionForm form) {

        static Place of(Submitter submitter) {
            return new Place(
                    URI.create(submitter.baseUrl()).getPath(), submitter.guide().submission());
        }

        Optional<String> mistake(SubmissionAttempt attempt) {
            if (!attempt.captured().method().equals("POST")) {
                return Optional.of(request(attempt) + ", which is no POST");
            }
            if (form.paths().stream().noneMatch(p -> isAt(attempt, p))) {
                return Optional.of(request(attempt));
            }
            String type = attempt.captured().header("Content-Type").orElse("none");
            if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/fhir+json")) {
                return Optional.of(request(attempt) + " with Content-Type " + type);
            }
            return attempt.wrapped()
                    ? Optional.of(request(attempt) + " with the Bundle in a Parameters resource")
                    : Optional.empty();
        }

        /** Whether it was sent as a draft of the guide had it. */
        boolean isOfDraft(SubmissionAttempt attempt) {
            return isAt(attempt, "") || form.paths().stream().anyMatch(p -> isAt(attempt, "/Bundle" + p));
        }

        private boolean isAt(SubmissionAttempt attempt, String below) {
            String path = path(attempt);
            return path.equals(base + below) || (below.isEmpty() && path.equals(base + "/"));
        }

        static String request(SubmissionAttempt attempt) {
            return attempt.captured().method() + " " + attempt.captured().path();
        }

        /** The path, with the dollar sign as such, which may be written %24 (RFC 3986, section 2.3). */
        private static String path(SubmissionAttempt attempt) {
            return URLDecoder.decode(attempt.captured().path().replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return form.paths().stream().map(p -> "[base]" + p).collect(Collectors.joining(" or "));
        }
    }
}
