package org.cgmkit.ehr.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cgmkit.ehr.admission.ParsableJson;
import org.cgmkit.ehr.intake.Taken;
import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.store.Stored;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Issue;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.jspecify.annotations.Nullable;

/** A create or update of one resource. It is looked at as a submission of one entry, so that no rule can be walked around. */
public final class SingleWrite {

    private SingleWrite() {}

    /**
     * What came of it.
     *
     * @param status the HTTP status
     * @param stored the resource that the answer is about, or null where it was refused
     * @param refusal why it was refused, as an OperationOutcome, or null where it was not
     */
    public record Outcome(
            int status, @Nullable Stored stored, @Nullable ObjectNode refusal) {}

    /** Creates a resource. */
    public static Outcome create(
            DataReceiver receiver,
            String type,
            String contentType,
            String body,
            @Nullable String ifNoneExist,
            Set<String> bases) {
        SubmittedBundle sent = SubmittedBundle.of(contentType, body.getBytes(StandardCharsets.UTF_8));
        Optional<Refusal> unusable = unusable(receiver, type, sent, bases);
        if (unusable.isPresent()) {
            return refused(unusable.get());
        }
        return taken(receiver, receiver.create(wrapped(type, sent.root(), ifNoneExist), bases));
    }

    /** Puts a new version of a resource in the place of the one that is there; does not create (FHIR R4, "update": 405). */
    public static Outcome update(
            DataReceiver receiver, String type, String id, String contentType, String body, Set<String> bases) {
        SubmittedBundle sent = SubmittedBundle.of(contentType, body.getBytes(StandardCharsets.UTF_8));
        Optional<Refusal> unusable = unusable(receiver, type, sent, bases);
        if (unusable.isPresent()) {
            return refused(unusable.get());
        }
        Optional<Stored> before = receiver.store().read(type, id);
        if (before.isEmpty()) {
            return refused(Refusal.of(
                    405,
                    "not-found",
                    "Expected the id of a " + type + " that is here, but there is no " + type + "/" + id
                            + ", and clients do not choose ids: create it instead."));
        }
        if (!sent.root().path("id").asText("").equals(id)) {
            return refused(Refusal.of(
                    400,
                    "value",
                    "Expected " + id + " as the id of the resource, as in the URL, but it is "
                            + sent.root().path("id").asText("missing") + "."));
        }
        Optional<Refusal> refusal = receiver.judge(wrapped(type, sent.root(), null), bases);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        ObjectNode resource = (ObjectNode) sent.root();
        Draft next =
                new Draft(type, id, before.get().version() + 1, before.get().submitted(), "", resource, resource);
        return new Outcome(
                200, receiver.store().put(List.of(next), Instant.now()).getFirst(), null);
    }

    private static Optional<Refusal> unusable(
            DataReceiver receiver, String type, SubmittedBundle sent, Set<String> bases) {
        return new ParsableJson()
                .judge(sent, receiver.context(bases))
                .or(() -> sent.resourceType().equals(type)
                        ? Optional.empty()
                        : Optional.of(Refusal.of(
                                400,
                                "structure",
                                "Expected a " + type + ", as the URL says, but the body is "
                                        + (sent.resourceType().isEmpty()
                                                ? "no FHIR resource."
                                                : "a " + sent.resourceType() + "."))));
    }

    private static SubmittedBundle wrapped(String type, JsonNode resource, @Nullable String ifNoneExist) {
        ObjectNode bundle = Json.object();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "transaction");
        bundle.put("timestamp", Instant.now().toString());
        ObjectNode entry = bundle.putArray("entry").addObject();
        entry.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        entry.set("resource", resource);
        ObjectNode request = entry.putObject("request").put("method", "POST").put("url", type);
        if (ifNoneExist != null) {
            request.put("ifNoneExist", ifNoneExist);
        }
        return SubmittedBundle.of(bundle);
    }

    private static Outcome taken(DataReceiver receiver, Taken taken) {
        return switch (taken) {
            case Taken.Whole whole ->
                new Outcome(whole.answer().status(), null, whole.answer().body());
            case Taken.Entries entries -> outcome(receiver, entries.answers().getFirst());
        };
    }

    private static Outcome outcome(DataReceiver receiver, EntryAnswer answer) {
        String location = answer.location();
        if (location == null) {
            return new Outcome(answer.status(), null, answer.outcome());
        }
        String[] parts = location.split("/");
        return new Outcome(
                answer.status(), receiver.store().read(parts[0], parts[1]).orElse(null), answer.outcome());
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome(refusal.status(), null, Issue.outcome(refusal.issues()));
    }
}
