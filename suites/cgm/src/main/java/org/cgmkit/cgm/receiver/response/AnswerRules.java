package org.cgmkit.cgm.receiver.response;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * What holds for every answer to a submission, whoever sent that (OperationDefinition submit-cgm-bundle, parameter
 * return). Each rule throws {@link org.opentest4j.AssertionFailedError} where the answer breaks it.
 */
public final class AnswerRules {
    private AnswerRules() {}

    /** Whether a submission was processed: not refused as a whole, by its status or by what the answer says. */
    public static boolean isProcessed(Exchange answer) {
        return answer.succeeded() && !OutcomeText.error(answer.json());
    }

    /** The answer to a processed submission is a Bundle of the version's type. */
    public static void assertAnswerBundle(Exchange answer, GuideVersion guide) {
        String type = guide.submission().answerType();
        if (!answer.resourceType().equals("Bundle")) {
            throw failure(
                    "answer to a processed submission",
                    "a Bundle of type " + type,
                    "it was " + what(answer),
                    "Without it a client does not know what was accepted, and has to resend everything or lose data.");
        }
        assertThat("Bundle.type of the answer", answer.json().path("type").asText(), is(type));
    }

    /** What an answer is that is no Bundle, with its status. */
    private static String what(Exchange answer) {
        String type = answer.header("Content-Type").orElse("no content type");
        String content = answer.body().isBlank()
                ? "an empty body"
                : answer.resourceType().isEmpty()
                        ? "something else than FHIR JSON (" + type + ")"
                        : "a resource of type " + answer.resourceType();
        return answer.status() + " with " + content;
    }

    /** Each entry has a status code. */
    public static void assertStatusOfEachEntry(Exchange answer) {
        assertNone(
                "positions in the answer without a status code",
                answer.entriesWithoutStatus(),
                "Each entry of the answer needs response.status, beginning with the three digits of an HTTP status.");
    }

    /** There is one entry for each submitted one, in the same order. */
    public static void assertSameOrder(Submission submission, Exchange answer) {
        assertSameOrder(
                submission,
                answer,
                IntStream.range(0, submission.size()).boxed().toList());
    }

    /** There is one entry for each submitted one, and those positions are answered for their own. */
    static void assertSameOrder(Submission submission, Exchange answer, List<Integer> positions) {
        assertThat("number of entries in the answer", answer.entries().size(), is(submission.size()));
        List<String> displaced = new ArrayList<>();
        for (int position : positions) {
            AnswerEntry entry = answer.entry(position);
            String submitted =
                    submission.resource(position).path("resourceType").asText();
            String located = entry.location().map(ResourceLocation::type).orElse(submitted);
            if (!located.equals(submitted)) {
                displaced.add("entry[" + position + "]: a " + submitted + " was submitted, " + entry.locationText()
                        + " is answered");
            }
        }
        assertNone("positions answered for another entry", displaced, "");
    }

    /** The entries that were created, which alone owe a location. */
    public static List<AnswerEntry> created(Exchange answer) {
        return answer.entries().stream().filter(e -> e.status() == 201).toList();
    }

    /** Those entries name type and id of what was created. */
    public static void assertLocated(List<AnswerEntry> created) {
        assertNone(
                "entries answered 201 without a location such as Observation/1",
                created.stream()
                        .filter(e -> e.location().isEmpty())
                        .map(e -> "entry[" + e.position() + "]: '" + e.locationText() + "'")
                        .toList(),
                "");
    }

    /**
     * The refusal of an entry says why.
     *
     * @param what what was refused, in a few words; empty where nobody knows
     */
    public static void assertSaysWhy(AnswerEntry entry, String what) {
        if (!OutcomeText.error(entry.outcome())
                || OutcomeText.by(entry.outcome()).isEmpty()) {
            throw failure(
                    "response.outcome of entry[" + entry.position() + "], refused with '" + entry.statusText() + "'"
                            + (what.isEmpty() ? "" : " (" + what + ")"),
                    "an OperationOutcome with an error and its reason",
                    entry.outcome().isMissingNode() ? "there is none" : "it is " + entry.outcome(),
                    "");
        }
        assertCoded(
                "severities and codes in response.outcome of entry[" + entry.position() + "] that FHIR does not have",
                entry.outcome());
    }

    /**
     * The refusal of a whole submission is an OperationOutcome with a 4xx.
     *
     * @param what what was refused, in a few words; empty where nobody knows
     */
    public static void assertRefusedWithOutcome(Exchange answer, String what) {
        String label = "answer to a refused submission" + (what.isEmpty() ? "" : " (" + what + ")");
        if (!answer.refused()) {
            throw failure("status of the " + label, "a 4xx", "it was " + answer.status(), "");
        }
        assertThat("type of the resource in the " + label, answer.resourceType(), is("OperationOutcome"));
        if (!OutcomeText.error(answer.json())) {
            throw failure(
                    "issues of the " + label,
                    "one of severity error or fatal",
                    "they are " + answer.json().path("issue"),
                    "");
        }
        assertCoded("severities and codes of the " + label + " that FHIR does not have", answer.json());
    }

    /** Whether every issue has a severity and a code that FHIR R4 knows. */
    public static boolean isCoded(JsonNode outcome) {
        return IssueCodes.unknownIn(outcome).isEmpty();
    }

    /**
     * Every issue has a severity and a code that FHIR R4 knows.
     *
     * @param label what is listed where one has not, such as {@code severities and codes of the answer that FHIR does not have}
     */
    public static void assertCoded(String label, JsonNode outcome) {
        assertNone(
                label,
                IssueCodes.unknownIn(outcome),
                "Each issue of an OperationOutcome has a severity and a code of issue-type (FHIR R4), by which a client "
                        + "tells what went wrong without reading the words.");
    }
}
