package org.cgmkit.cgm.receiver.capability;

import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.kit.wire.Exchange;

/**
 * A call of something that the capability statement claims.
 *
 * @param claim what is claimed, such as {@code create of Device} or {@code search of Observation by code}
 * @param kind what is called
 * @param exchange the call
 * @param problem what is wrong with what a search found, in a few words; empty where nothing is
 * @param missed the type of a known resource that a search did not find though it has the value; empty where nothing was missed
 */
record ClaimedCall(String claim, Kind kind, Exchange exchange, String problem, String missed) {

    /** What is called, which decides what an answer means. */
    enum Kind {
        /** Where 404 says that there is no such type. */
        CREATE,
        /** Of what a search has just shown, where 404 says that it cannot be read. */
        READ_OF_FOUND,
        /** Which not every client may, and not of everything. */
        DELETE,
        /** Where 404 speaks of the resource. */
        OF_A_RESOURCE,
        /** Where every refusal speaks of the search. */
        SEARCH
    }

    /** Whether the answer says that there is no such thing, or that it does not work. */
    boolean isBroken() {
        int status = exchange.status();
        boolean unknown = status == 405 || status == 501 || status / 100 == 5;
        return switch (kind) {
            case CREATE, READ_OF_FOUND -> unknown || status == 404 || status == 410;
            case OF_A_RESOURCE, DELETE -> unknown;
            case SEARCH -> !problem.isEmpty() || (!exchange.succeeded() && !Preconditions.forbidden(exchange));
        };
    }

    /** Whether the answer says neither that it works nor that it does not. */
    boolean isOpen() {
        return kind != Kind.DELETE && !exchange.succeeded() && !isBroken();
    }

    @Override
    public String toString() {
        return claim + " (" + (problem.isEmpty() ? OutcomeText.by(exchange) : problem) + ")";
    }
}
