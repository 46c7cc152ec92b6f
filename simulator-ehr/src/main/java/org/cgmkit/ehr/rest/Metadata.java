package org.cgmkit.ehr.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** Answers {@code /metadata}. */
public final class Metadata {

    /** Called by HAPI, by its name; nothing of the server is needed here. */
    public void setRestfulServer(RestfulServer server) {}

    /** The capability statement of the receiver that the request is for; never cached, as each has its own. */
    @ca.uhn.fhir.rest.annotation.Metadata(cacheMillis = 0)
    public CapabilityStatement capabilities(RequestDetails details) {
        Call call = Call.of(details);
        return call.receiver()
                .workings()
                .capability()
                .apply(Capability.of(call.receiver().behaviour(), call.base()));
    }
}
