package org.cgmkit.ehr.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The way of a request below {@code /sandbox/ID}: to the FHIR side of the sandbox, or to its authorization server. */
public final class SandboxServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final FhirServlet fhir;
    private final AuthorizationServlet authorization;

    /** A servlet in front of those, which are initialised at paths of their own. */
    public SandboxServlet(FhirServlet fhir, AuthorizationServlet authorization) {
        this.fhir = fhir;
        this.authorization = authorization;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (Sandboxes.isAuthorization(request.getRequestURI())) {
            authorization.service(request, response);
        } else {
            fhir.service(request, response);
        }
    }
}
