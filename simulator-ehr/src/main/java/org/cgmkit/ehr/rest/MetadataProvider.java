package org.cgmkit.ehr.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** Answers {@code /metadata}. */
public final class MetadataProvider {

    /** Called by HAPI, by its name; nothing of the server is needed here. */
    public void setRestfulServer(RestfulServer server) {}

    /** The capability statement of the receiver that the request is for; never cached, as each has its own. */
    @ca.uhn.fhir.rest.annotation.Metadata(cacheMillis = 0)
    public CapabilityStatement capabilities(RequestDetails details) {
        RequestContext call = RequestContext.of(details);
        CapabilityStatement statement =
                Capability.of(call.receiver().guide(), call.receiver().behaviour(), call.base());
        if (call.receiver().authorization() != null) {
            statement
                    .getRestFirstRep()
                    .getSecurity()
                    .addService()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                    .setCode("SMART-on-FHIR");
        }
        return call.receiver().workings().capability().apply(statement);
    }
}
