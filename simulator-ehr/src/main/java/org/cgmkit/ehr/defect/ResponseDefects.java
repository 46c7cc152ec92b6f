package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.workings.Behaviour;

/** What a receiver can get wrong about its answer. */
final class ResponseDefects {

    private ResponseDefects() {}

    static List<Defect> all() {
        return List.of(
                processed(
                        "answers-batch-response",
                        "receiver.response.bundle",
                        "Answers with a Bundle of type batch-response.",
                        b -> b.put("type", "batch-response")),
                processed(
                        "entry-without-status",
                        "receiver.response.entry-status",
                        "Gives the last of several entries no status.",
                        ResponseDefects::withoutLastStatus),
                eachResponse(
                        "refusal-without-status",
                        "receiver.response.entry-status",
                        "Gives refused entries no status.",
                        r -> status(r) >= 400,
                        r -> r.remove("status")),
                eachResponse(
                        "refusal-status-in-words",
                        "receiver.response.entry-status",
                        "Gives refused entries a status in words, without a number.",
                        r -> status(r) >= 400,
                        r -> r.put("status", "Refused")),
                eachResponse(
                        "match-without-status",
                        "receiver.response.entry-status",
                        "Gives entries that it has already no status.",
                        r -> status(r) == 200,
                        r -> r.remove("status")),
                processed(
                        "answers-by-type",
                        "receiver.response.same-order",
                        "Answers the entries of a submission type by type, devices first.",
                        b -> entries(b, all -> all.sort(Comparator.comparingInt(ResponseDefects::turn)))),
                processed(
                        "answers-refusals-last",
                        "receiver.response.same-order",
                        "Answers the entries that it accepts first, and those that it refuses after them.",
                        b -> entries(b, all -> all.sort(Comparator.comparing(ResponseDefects::isRefused)))),
                processed(
                        "swaps-answers-of-one-type",
                        "receiver.response.same-order",
                        "Answers entries of the same type in each other's place where others stand between them.",
                        b -> entries(b, ResponseDefects::swapped)),
                processed(
                        "answers-in-reverse-order",
                        "receiver.response.same-order",
                        "Answers the entries from the last to the first.",
                        b -> entries(b, Collections::reverse)),
                processed(
                        "drops-refused-answers",
                        "receiver.response.same-order",
                        "Answers only the entries that it accepts.",
                        b -> entries(b, all -> all.removeIf(ResponseDefects::isRefused))),
                eachResponse(
                        "no-location",
                        "receiver.response.location",
                        "Says of created resources that they are, and not where.",
                        r -> isCreated(r),
                        r -> r.remove("location")),
                eachResponse(
                        "location-without-id",
                        "receiver.response.location",
                        "Gives the type alone as the location of created resources.",
                        r -> isCreated(r) && r.has("location"),
                        r -> r.put("location", r.path("location").asText().split("/")[0])),
                eachResponse(
                        "refusal-without-outcome",
                        "receiver.response.entry-outcome",
                        "Refuses entries without saying why.",
                        r -> status(r) >= 400,
                        r -> r.remove("outcome")),
                eachResponse(
                        "ambiguity-without-outcome",
                        "receiver.response.entry-outcome",
                        "Does not say why it refuses an entry whose condition several resources meet.",
                        r -> status(r) == 412,
                        r -> r.remove("outcome")),
                processed(
                        "answers-without-entries",
                        "receiver.response.same-order",
                        "Answers with a Bundle without entries.",
                        b -> b.remove("entry")),
                eachResponse(
                        "refusal-with-a-code-of-its-own",
                        "receiver.response.entry-outcome",
                        "Gives the reasons for refused entries codes that FHIR does not have.",
                        r -> status(r) >= 400,
                        r -> r.at("/outcome/issue")
                                .forEach(issue -> ((ObjectNode) issue).put("code", "E-" + status(r)))),
                eachResponse(
                        "dependent-said-to-be-created",
                        "receiver.response.location",
                        "Says of entries that refer to a refused one that they were created.",
                        r -> status(r) == 424,
                        r -> r.put("status", "201 Created")),
                Defect.of(
                        "rejection-with-issues-without-code",
                        "receiver.response.overall-outcome",
                        "Refuses whole submissions with an OperationOutcome whose issues have no code.",
                        w -> w.answering(ResponseDefects::withoutCodes)),
                Defect.of(
                        "undated-bundle-without-reason",
                        "receiver.response.overall-outcome",
                        "Refuses a Bundle without a timestamp with an empty body.",
                        w -> w.answering(a -> a.status() == 400
                                        && a.body() != null
                                        && a.body().toString().contains("Bundle.timestamp")
                                ? SubmissionAnswer.bare(400)
                                : a)),
                new Defect(
                        "ambiguous-rejection-without-code",
                        "receiver.response.overall-outcome",
                        "Refuses a submission with 412, for several matches, with an OperationOutcome whose issues have no code.",
                        Behaviour.WHOLE_BUNDLE_REFUSAL,
                        w -> w.answering(a -> a.status() == 412 ? withoutCodes(a) : a)),
                Defect.of(
                        "rejection-as-a-hint",
                        "receiver.response.overall-outcome",
                        "Refuses whole submissions with an OperationOutcome that has nothing but information.",
                        w -> w.answering(ResponseDefects::asHint)),
                Defect.of(
                        "rejection-without-outcome",
                        "receiver.response.overall-outcome",
                        "Refuses whole submissions with an empty body.",
                        w -> w.answering(a -> a.processed() ? a : SubmissionAnswer.bare(a.status()))),
                Defect.of(
                        "rejection-as-200",
                        "receiver.response.overall-outcome",
                        "Refuses whole submissions with an OperationOutcome under status 200.",
                        w -> w.answering(
                                a -> a.processed() || a.body() == null ? a : SubmissionAnswer.of(200, a.body()))));
    }

    private static Defect processed(String id, String requirement, String description, Consumer<ObjectNode> change) {
        return Defect.of(
                id,
                requirement,
                description,
                w -> w.answering(a -> {
                    if (a.processed() && a.body() != null) {
                        change.accept(a.body());
                    }
                    return a;
                }));
    }

    private static Defect eachResponse(
            String id,
            String requirement,
            String description,
            java.util.function.Predicate<ObjectNode> which,
            Consumer<ObjectNode> change) {
        return processed(id, requirement, description, b -> {
            for (JsonNode entry : b.path("entry")) {
                if (entry.path("response") instanceof ObjectNode response && which.test(response)) {
                    change.accept(response);
                }
            }
        });
    }

    private static void entries(ObjectNode bundle, Consumer<List<JsonNode>> change) {
        List<JsonNode> entries = new ArrayList<>();
        bundle.path("entry").forEach(entries::add);
        change.accept(entries);
        ArrayNode changed = bundle.putArray("entry");
        changed.addAll(entries);
    }

    /** Of several, so that submissions of a single entry, which other checks use, are answered soundly. */
    private static void withoutLastStatus(ObjectNode bundle) {
        JsonNode entries = bundle.path("entry");
        if (entries.size() > 1 && entries.path(entries.size() - 1).path("response") instanceof ObjectNode response) {
            response.remove("status");
        }
    }

    /** Devices before what they have measured, and reports last. */
    private static int turn(JsonNode entry) {
        String type = entry.at("/response/location").asText().split("/")[0];
        return List.of("Device", "", "Observation", "DiagnosticReport").indexOf(type);
    }

    /** Of four entries with observations in the second and the last place, as few submissions are. */
    private static void swapped(List<JsonNode> all) {
        boolean two = all.size() == 4
                && Stream.of(1, 3)
                        .allMatch(i ->
                                all.get(i).at("/response/location").asText().startsWith("Observation/"))
                && all.get(0).at("/response/location").asText().startsWith("DiagnosticReport/");
        if (two) {
            Collections.swap(all, 1, 3);
        }
    }

    private static boolean isRefused(JsonNode entry) {
        return status(entry.path("response")) >= 400;
    }

    private static SubmissionAnswer asHint(SubmissionAnswer answer) {
        if (!answer.processed() && answer.body() != null) {
            answer.body().path("issue").forEach(issue -> ((ObjectNode) issue).put("severity", "information"));
        }
        return answer;
    }

    private static SubmissionAnswer withoutCodes(SubmissionAnswer answer) {
        if (!answer.processed() && answer.body() != null) {
            answer.body().path("issue").forEach(issue -> ((ObjectNode) issue).remove("code"));
        }
        return answer;
    }

    /** What was created and answered 400 gets the reason of a refusal in place of its location. */
    static SubmissionAnswer refusedInWords(SubmissionAnswer answer) {
        for (JsonNode response :
                answer.body() == null ? List.<JsonNode>of() : answer.body().findValues("response")) {
            if (response instanceof ObjectNode refused
                    && refused.path("status").asText().startsWith("400")
                    && refused.remove("location") != null) {
                refused.set(
                        "outcome",
                        Refusal.of(400, "not-supported", "Expected no ifNoneExist.")
                                .answer()
                                .body());
            }
        }
        return answer;
    }

    private static boolean isCreated(JsonNode response) {
        return status(response) == 201;
    }

    private static int status(JsonNode response) {
        String status = response.path("status").asText("");
        return status.matches("[0-9]{3}.*") ? Integer.parseInt(status.substring(0, 3)) : 0;
    }
}
