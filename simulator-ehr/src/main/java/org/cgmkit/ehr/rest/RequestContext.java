package org.cgmkit.ehr.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.authorization.scope.RequestedInteraction;
import org.cgmkit.ehr.receiver.Caller;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.store.SearchCriterion;

/**
 * What a request is about, handed along with it.
 *
 * @param receiver the receiver that it is for
 * @param base the address under which the receiver was called, without a slash at its end
 * @param caller who asks
 */
public record RequestContext(DataReceiver receiver, String base, Caller caller) {
    private static final String ATTRIBUTE = RequestContext.class.getName();

    /** Whether the caller may do only what scopes open. */
    public boolean isLimited() {
        return !caller.permission().unlimited();
    }

    /** Hands it to whoever gets the request. */
    public void with(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * What resources have to meet to be open to the caller.
     *
     * @throws ForbiddenOperationException where none are
     */
    List<SearchCriterion> limits(Interaction interaction, String type) {
        return caller.permission()
                .limits(interaction, type, caller.bases())
                .orElseThrow(
                        () -> new ForbiddenOperationException(new RequestedInteraction(interaction, type).missing()));
    }

    static RequestContext of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestContext call) {
            return call;
        }
        throw new IllegalStateException("The request was not handed on by the FHIR servlet.");
    }

    static RequestContext of(RequestDetails details) {
        return of(((ServletRequestDetails) details).getServletRequest());
    }
}
