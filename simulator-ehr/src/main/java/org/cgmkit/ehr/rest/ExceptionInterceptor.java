package org.cgmkit.ehr.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cgmkit.ehr.authorization.oauth.BearerChallenge;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;

/**
 * Answers requests that HAPI's server or a provider refuses. In place of HAPI's own handling, which logs every client's
 * mistake as a warning of this program.
 */
@Interceptor
public final class ExceptionInterceptor {
    /** Writes an OperationOutcome, and tells HAPI that nothing is left to do. */
    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public boolean answer(BaseServerResponseException mistake, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestContext call = RequestContext.of(request);
        if (mistake.getStatusCode() == 403 && call.isLimited()) {
            response.setHeader(
                    BearerChallenge.HEADER,
                    BearerChallenge.insufficientScope(call.receiver().path()));
        }
        if (mistake.getStatusCode() >= 500 && !(mistake instanceof RefusedWriteException)) {
            ServerFailure.write(response, mistake, String.valueOf(mistake.getMessage()));
        } else {
            FhirResponseWriter.write(response, answer(mistake));
        }
        return false;
    }

    private static SubmissionAnswer answer(BaseServerResponseException mistake) {
        if (mistake instanceof RefusedWriteException refused) {
            return SubmissionAnswer.of(refused.getStatusCode(), refused.outcome());
        }
        int status = mistake.getStatusCode();
        String code = status == 404 ? "not-found" : status == 403 ? "forbidden" : "processing";
        return Refusal.of(status, code, String.valueOf(mistake.getMessage())).answer();
    }
}
