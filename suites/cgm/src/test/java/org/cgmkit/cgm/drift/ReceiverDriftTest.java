package org.cgmkit.cgm.drift;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.CapabilityFacts;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each signature of receivers that only shows by trying, or in what is shown, is found in a receiver that has it. */
class ReceiverDriftTest {
    private static final String ARGONAUT = "http://hl7.org/uv/cgm/";
    private static final String TEMPORARY = "CodeSystem/cgm-summary-codes-temporary";
    private static final String OF_ARGONAUT = """
            {"resourceType":"CapabilityStatement",
             "instantiates":["http://hl7.org/uv/cgm/CapabilityStatement/cgm-data-receiver"],
             "rest":[{"interaction":[{"code":"batch"}]}]}""";

    private final AtomicInteger numbers = new AtomicInteger();

    static Stream<Arguments> receivers() {
        // One thing alone in a receiver that is otherwise of the version of the run is a leftover, and not what it was
        // built for.
        MadeUpReceiver sound = MadeUpReceiver.sound();
        MadeUpReceiver draft = sound.at(Map.of("", "batch")).saying(OF_ARGONAUT);
        MadeUpReceiver ballot = sound.at(Map.of("Bundle/" + MadeUpReceiver.OPERATION, "transaction"));
        return Stream.of(
                built("R5", ballot),
                built("R6", draft),
                built("R7", sound.at(Map.of("", "transaction")).saying(OF_ARGONAUT)),
                built("R8", draft),
                built("R12", ballot.answering(answer -> answer.put("type", "batch-response"))),
                built("R13", sound.refusing(wanting("DiagnosticReport", "fhir/uv/cgm/" + TEMPORARY))),
                built("R14", draft.refusing(wanting("DiagnosticReport", "org/uv/cgm/" + TEMPORARY))),
                built("R15", draft.refusing(each("category", "DiagnosticReport.category: minimum required = 1"))),
                built("R16", draft.refusing(b -> b.has("meta") ? "" : "No tag, no submission.")),
                built("R17", draft.refusing(wanting("mmol/l", "14745-4"))),
                built("R18", ballot.refusing(each("valueQuantity", "Observation.value[x]: minimum required = 1"))),
                built("R19", draft.refusing(ReceiverDriftTest::likeUsCore)),
                built("R20", draft.showing(order(ARGONAUT + "CodeSystem/cgm", "submissionPeriod"))),
                built("R21", draft.showing(order(ARGONAUT + "CodeSystem/cgm", "submissionFrequency"))),
                built("R22", sound.showing(order("http://hl7.org/fhir/uv/cgm/CodeSystem/cgm", "lookbackAll"))),
                built("R23", sound.showing("""
                        {"resourceType":"ServiceRequest","orderDetail":[{"text":"readings"}],
                         "code":{"coding":[{"system":"http://hl7.org/fhir/uv/cgm/CodeSystem/cgm",
                          "code":"data-submission-standing-order"}]}}""")),
                built("R24", sound.refusing(ReceiverDriftTest::wantingTheType)),
                built("R25", sound.answering(ReceiverDriftTest::withRequests)),
                Arguments.of("R26", GuideVersion.BALLOT, sound.refusing(wanting("DiagnosticReport", "107931-8"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("receivers")
    void aReceiverThatHasItIsSeenToHaveIt(String id, GuideVersion guide, MadeUpReceiver receiver) {
        assertThat(FailedRun.signs(led(guide, receiver)), hasItem(id));
    }

    @Test
    void aReceiverThatFailsForAnotherReasonHasNone() {
        assertThat(FailedRun.signs(led(GuideVersion.STU1, MadeUpReceiver.sound())), is(empty()));
    }

    @Test
    void aReceiverThatRefusesEverythingHasNone() {
        MadeUpReceiver closed = MadeUpReceiver.sound().refusing(bundle -> "Come again tomorrow.");

        assertThat(FailedRun.signs(led(GuideVersion.STU1, closed)), is(empty()));
    }

    @Test
    void aReceiverThatTakesEverythingAtEveryPlaceHasNone() {
        MadeUpReceiver bridging = MadeUpReceiver.sound()
                .at(Map.of(
                        MadeUpReceiver.OPERATION,
                        "transaction",
                        "Bundle/" + MadeUpReceiver.OPERATION,
                        "transaction",
                        "",
                        "batch"));

        for (GuideVersion guide : GuideVersion.values()) {
            assertThat(guide.id(), FailedRun.signs(led(guide, bridging)), is(empty()));
        }
    }

    private static Arguments built(String id, MadeUpReceiver receiver) {
        return Arguments.of(id, GuideVersion.STU1, receiver);
    }

    private RunReport led(GuideVersion guide, MadeUpReceiver receiver) {
        return new ReceiverDrift(guide, CapabilityFacts.of(receiver.statement()), "1", new Redaction())
                .led(FailedRun.of(guide, "receiver"), receiver, () -> context(guide));
    }

    private SubmissionContext context(GuideVersion guide) {
        return SubmissionContext.of(
                        "1",
                        new IdentifierSource("drift-" + numbers.incrementAndGet()),
                        Instant.parse("2026-05-15T08:00:00Z"))
                .in(GuideEdition.of(guide));
    }

    /** Refuses what has the one text and not the other. */
    private static Function<JsonNode, String> wanting(String has, String code) {
        return bundle -> {
            String text = Json.text(bundle);
            return text.contains(has) && !text.contains(code) ? "A code that is not known." : "";
        };
    }

    /** Refuses a submission with an observation that has no such element. */
    private static Function<JsonNode, String> each(String element, String why) {
        return bundle -> {
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                if (resource.path("resourceType").asText().equals("Observation") && !resource.has(element)) {
                    return why;
                }
            }
            return "";
        };
    }

    private static String likeUsCore(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asText().equals("Patient") && !resource.has("gender")) {
                return "The patient does not meet US Core.";
            }
        }
        return "";
    }

    private static String wantingTheType(JsonNode bundle) {
        String condition = bundle.at("/entry/0/request/ifNoneExist").asText();
        return condition.isEmpty() || condition.contains("?") ? "" : "The condition names no type.";
    }

    private static ObjectNode withRequests(ObjectNode answer) {
        answer.path("entry")
                .forEach(entry -> ((ObjectNode) entry).putObject("request").put("method", "POST"));
        return answer;
    }

    private static String order(String system, String part) {
        return """
                {"resourceType":"ServiceRequest",
                 "extension":[{"url":"http://hl7.org/fhir/uv/cgm/StructureDefinition/data-submission-schedule",
                  "extension":[{"url":"%s"}]}],
                 "code":{"coding":[{"system":"%s","code":"cgm-data-submission-standing-order"}]}}""".formatted(part, system);
    }
}
