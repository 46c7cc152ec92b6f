package org.cgmkit.ehr.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cgmkit.ehr.admission.AdmissionRule;
import org.cgmkit.ehr.admission.JsonContentType;
import org.cgmkit.ehr.admission.ParsableJson;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.intake.IntakeResult;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.validation.submission.SubmittedText;
import org.jspecify.annotations.Nullable;

/**
 * A create or update of one resource (FHIR R4, RESTful API). It is looked at as a submission of one entry, so that no
 * rule can be walked around.
 */
public final class SingleWrite {
    private final DataReceiver receiver;
    private final String type;
    private final SubmittedBundle sent;
    private final Caller caller;

    /**
     * A write.
     *
     * @param receiver who gets it
     * @param type the type in the URL
     * @param contentType the Content-Type header, or an empty text
     * @param body the resource, as it was on the wire
     * @param caller who sent it
     */
    public SingleWrite(DataReceiver receiver, String type, String contentType, String body, Caller caller) {
        this.receiver = receiver;
        this.type = type;
        this.sent = SubmittedBundle.of(contentType, SubmittedText.of(body));
        this.caller = caller;
    }

    /**
     * What came of it.
     *
     * @param status the HTTP status
     * @param stored the resource that the answer is about, or null where it was refused
     * @param refusal why it was refused, as an OperationOutcome, or null where it was not
     */
    public record Outcome(
            int status,
            @Nullable StoredResource stored,
            @Nullable ObjectNode refusal) {}

    /** Creates the resource; with a condition, only where nothing meets it. */
    public Outcome create(@Nullable String ifNoneExist) {
        return unusable().map(SingleWrite::refused).orElseGet(() -> switch (receiver.take(
                asSubmission(ifNoneExist), caller)) {
            case IntakeResult.Whole whole ->
                new Outcome(whole.answer().status(), null, whole.answer().body());
            case IntakeResult.Entries entries -> outcome(entries.answers().getFirst());
        });
    }

    /** Puts the resource in the place of the one with that id; does not create, which R4 lets a server refuse with 405. */
    public Outcome update(String id) {
        return unusable()
                .or(() -> receiver.judge(asSubmission(null), caller))
                .map(SingleWrite::refused)
                .orElseGet(() -> receiver.store().turns().exclusively(() -> replaced(id)));
    }

    private Outcome replaced(String id) {
        Optional<StoredResource> before = receiver.store().read(type, id);
        if (before.isEmpty()) {
            return refused(Refusal.of(
                    405,
                    "not-found",
                    "Expected the id of a " + type + " that is here, but there is no " + type + "/" + id
                            + ", and clients do not choose ids: create it instead."));
        }
        String patient = before.get().patient();
        PatientContext context = receiver.context(caller);
        if (patient != null && !context.admits(Set.of(patient))) {
            return refused(Refusal.of(
                    403,
                    "security",
                    "Expected a " + type + " of " + context.description() + ", but " + type + "/" + id
                            + " is about somebody else."));
        }
        if (!caller.sees(receiver, Interaction.UPDATE, before.get())) {
            return refused(Refusal.of(
                    403,
                    "forbidden",
                    "Expected a " + type + " that a scope of the token opens, but none opens " + type + "/" + id
                            + "."));
        }
        String own = sent.root().path("id").asText("");
        if (!own.equals(id)) {
            return refused(Refusal.of(
                    400,
                    "value",
                    "Expected " + id + " as the id of the resource, as in the URL, but it is "
                            + (own.isEmpty() ? "missing." : own + ".")));
        }
        ObjectNode resource = sent.root().deepCopy();
        ResourceDraft next = new ResourceDraft(
                type, id, before.get().version() + 1, before.get().submitted(), "", resource, resource);
        return new Outcome(
                200, receiver.store().put(List.of(next), Instant.now()).getFirst(), null);
    }

    private Optional<Refusal> unusable() {
        Stream<AdmissionRule> rules =
                Stream.of(new JsonContentType(), new ParsableJson(), (sent, context) -> ofAnotherType());
        return rules.flatMap(r -> r.judge(sent, receiver.context(caller)).stream())
                .findFirst();
    }

    private Optional<Refusal> ofAnotherType() {
        String actual = sent.resourceType();
        return actual.equals(type)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        400,
                        "structure",
                        "Expected the type " + type + ", as the URL says, but the body "
                                + (actual.isEmpty() ? "is no FHIR resource." : "has the type " + actual + ".")));
    }

    private SubmittedBundle asSubmission(@Nullable String ifNoneExist) {
        ObjectNode bundle = Json.object();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", receiver.guide().submission().bundleType());
        bundle.put("timestamp", Instant.now().toString());
        receiver.guide()
                .submission()
                .tag()
                .ifPresent(tag -> bundle.putObject("meta")
                        .putArray("tag")
                        .addObject()
                        .put("system", tag.system())
                        .put("code", tag.code()));
        ObjectNode entry = bundle.putArray("entry").addObject();
        entry.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        entry.set("resource", sent.root());
        ObjectNode request = entry.putObject("request").put("method", "POST").put("url", type);
        if (ifNoneExist != null) {
            request.put("ifNoneExist", ifNoneExist);
        }
        return SubmittedBundle.of(bundle);
    }

    private Outcome outcome(EntryAnswer answer) {
        String location = answer.location();
        if (location == null) {
            return new Outcome(answer.status(), null, answer.outcome());
        }
        String[] parts = location.split("/");
        return new Outcome(
                answer.status(), receiver.store().read(parts[0], parts[1]).orElse(null), answer.outcome());
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome(refusal.status(), null, OutcomeIssue.outcome(refusal.issues()));
    }
}
