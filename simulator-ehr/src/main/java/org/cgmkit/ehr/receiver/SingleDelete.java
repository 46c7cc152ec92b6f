package org.cgmkit.ehr.receiver;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.OutcomeIssue;
import org.cgmkit.ehr.submission.Refusal;

/**
 * A delete of one resource (FHIR R4, RESTful API). What others still refer to is not deleted, and a
 * receiver may not let clients delete at all.
 *
 * @param receiver who gets it
 * @param type the type in the URL
 * @param caller who sent it
 */
public record SingleDelete(DataReceiver receiver, String type, Caller caller) {
    private static final List<String> REFERRING = List.of("DiagnosticReport", "Observation");

    /** Deletes the one with that id; again is as good as once. */
    public SingleWrite.Outcome delete(String id) {
        if (!receiver.behaviour().deletes()) {
            return refused(405, "not-supported", "this receiver keeps what it has stored.");
        }
        return receiver.store().turns().exclusively(() -> {
            Optional<StoredResource> there = receiver.store().read(type, id);
            if (there.isEmpty()) {
                return done();
            }
            String patient = there.get().patient();
            if (patient != null && !receiver.context(caller).admits(Set.of(patient))) {
                return refused(403, "security", type + "/" + id + " is about somebody else.");
            }
            if (!caller.sees(receiver, Interaction.DELETE, there.get())) {
                return refused(403, "forbidden", "no scope of the token opens " + type + "/" + id + ".");
            }
            String reference = "\"" + type + "/" + id + "\"";
            Optional<StoredResource> referring = REFERRING.stream()
                    .flatMap(t -> receiver.store().search(t, List.of()).stream())
                    .filter(s -> s.body().contains(reference))
                    .findFirst();
            if (referring.isPresent()) {
                return refused(
                        409, "conflict", referring.get().reference() + " still refers to it: delete that first.");
            }
            receiver.store().delete(type, id);
            return done();
        });
    }

    private static SingleWrite.Outcome done() {
        return new SingleWrite.Outcome(204, null, null);
    }

    private static SingleWrite.Outcome refused(int status, String code, String why) {
        Refusal refusal = Refusal.of(status, code, "The resource is not deleted: " + why);
        return new SingleWrite.Outcome(status, null, OutcomeIssue.outcome(refusal.issues()));
    }
}
