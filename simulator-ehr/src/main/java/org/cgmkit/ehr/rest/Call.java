package org.cgmkit.ehr.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.cgmkit.ehr.receiver.DataReceiver;

/**
 * What a request is about, handed along with it.
 *
 * @param receiver the receiver that it is for
 * @param base the address under which the receiver was called, without a slash at its end
 * @param bases all addresses under which the receiver is known
 */
public record Call(DataReceiver receiver, String base, Set<String> bases) {
    private static final String ATTRIBUTE = Call.class.getName();

    public Call {
        bases = Set.copyOf(bases);
    }

    /** Hands it to whoever gets the request. */
    public void with(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Call of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Call call) {
            return call;
        }
        throw new IllegalStateException("The request was not handed on by the FHIR servlet.");
    }

    static Call of(RequestDetails details) {
        return of(((ServletRequestDetails) details).getServletRequest());
    }
}
