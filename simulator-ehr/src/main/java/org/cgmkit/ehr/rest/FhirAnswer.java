package org.cgmkit.ehr.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cgmkit.ehr.submission.Answer;
import org.cgmkit.ehr.submission.Json;

/** Writes answers as FHIR JSON. */
public final class FhirAnswer {

    private FhirAnswer() {}

    /** Writes an answer. */
    public static void write(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        if (answer.body() != null) {
            byte[] body = Json.bytes(answer.body());
            response.setContentType("application/fhir+json;charset=UTF-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
