package org.cgmkit.ehr.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.cgmkit.ehr.submission.SubmissionAnswer;

/** Writes answers as FHIR JSON. */
public final class FhirResponseWriter {

    private FhirResponseWriter() {}

    /** Writes an answer. */
    public static void write(HttpServletResponse response, SubmissionAnswer answer) throws IOException {
        response.setStatus(answer.status());
        if (answer.hasBody()) {
            response.setContentType("application/fhir+json;charset=UTF-8");
            if (answer.isLong()) {
                answer.write(response.getOutputStream());
            } else {
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                answer.write(body);
                response.setContentLength(body.size());
                body.writeTo(response.getOutputStream());
            }
        }
    }
}
