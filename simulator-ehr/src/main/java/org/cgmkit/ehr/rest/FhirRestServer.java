package org.cgmkit.ehr.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * HAPI's plain server for everything beside the operation. One serves all sandboxes: which one a request is for stands
 * in the request's attributes, see {@link RequestContext}.
 */
public final class FhirRestServer extends RestfulServer {
    private static final long serialVersionUID = 1;

    /** A server over one FHIR context. */
    public FhirRestServer(FhirContext fhir) {
        super(fhir);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setServerConformanceProvider(new MetadataProvider());
        registerInterceptor(new ExceptionInterceptor());
        setServerAddressStrategy(new IServerAddressStrategy() {
            @Override
            public String determineServerBase(ServletContext context, HttpServletRequest request) {
                return RequestContext.of(request).base();
            }
        });
        setResourceProviders(List.of(
                new WritableType(fhir, Observation.class),
                new WritableType(fhir, DiagnosticReport.class),
                new WritableType(fhir, Device.class),
                new ReadableType(fhir, ServiceRequest.class),
                new ReadableType(fhir, Patient.class)));
    }

    @Override
    protected void initialize() {
        // Everything is set in the constructor, because nothing depends on the servlet's configuration.
    }
}
