package org.cgmkit.ehr;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.http.Sandboxes;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.LoggedRequest;
import org.cgmkit.ehr.receiver.OrderBook;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.workings.Workings;

/** An isolated receiver in a running simulator. Closing it throws it away with all that it holds. */
public final class Sandbox implements AutoCloseable {
    private final Sandboxes sandboxes;
    private final DataReceiver receiver;

    Sandbox(Sandboxes sandboxes, DataReceiver receiver) {
        this.sandboxes = sandboxes;
        this.receiver = receiver;
    }

    /** Its id. */
    public String id() {
        return receiver.id();
    }

    /** Its FHIR base URL, without a slash at its end. */
    public String baseUrl() {
        return sandboxes.baseUrl(receiver);
    }

    /** How it is set up. */
    public SandboxOptions options() {
        return receiver.options();
    }

    /** The id of the patient whom it is bound to, or of the first sample patient where it is bound to none. */
    public String patient() {
        String bound = receiver.options().patient();
        return bound == null ? SandboxOptions.PATIENT : bound;
    }

    /** The id of a patient whom it knows and is not bound to. */
    public String otherPatient() {
        return patients().stream().filter(p -> !p.equals(patient())).findFirst().orElseThrow();
    }

    /** The ids of the patients that it knows. */
    public List<String> patients() {
        return receiver.patients().stream().map(StoredResource::id).toList();
    }

    /** The orders that it shows, to be edited as a clinician would. */
    public OrderBook orders() {
        return receiver.orders();
    }

    /** The address of its authorization server, without a slash at its end. */
    public String authorizationUrl() {
        return sandboxes.authorizationUrl(receiver);
    }

    /**
     * Its authorization server.
     *
     * @throws IllegalStateException where it was not set up with SMART authorization
     */
    public AuthorizationServer authorization() {
        AuthorizationServer server = receiver.authorization();
        if (server == null) {
            throw new IllegalStateException("The sandbox " + id() + " does not authorize by SMART.");
        }
        return server;
    }

    /**
     * Lets it work in another way from the next request on, its data and clients untouched, so that a client meets
     * several kinds of receivers at one address.
     *
     * @param change what is different from how it was set up; the identity brings that back
     */
    public void play(UnaryOperator<Workings> change) {
        receiver.play(change);
    }

    /**
     * Lets it slow clients down by another time than the machine's: for tests, whose verdicts are not to depend on how fast
     * requests follow each other.
     *
     * @param nanoseconds what tells the time, from any beginning, never going back
     */
    public void throttleBy(LongSupplier nanoseconds) {
        receiver.throttleBy(nanoseconds);
    }

    /** The last requests to it, oldest first. */
    public List<LoggedRequest> requests() {
        return receiver.log().requests();
    }

    /** How many resources it holds of each type. */
    public Map<String, Integer> counts() {
        return receiver.store().counts();
    }

    /**
     * The resources of a type that came last, oldest first.
     *
     * @param most how many at most
     */
    public List<StoredResource> newest(String type, int most) {
        int count = receiver.store().count(type, List.of());
        return receiver.store().page(type, List.of(), Math.max(0, count - most), most);
    }

    @Override
    public void close() {
        sandboxes.delete(receiver.id());
    }
}
