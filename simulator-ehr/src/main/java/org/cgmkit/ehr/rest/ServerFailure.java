package org.cgmkit.ehr.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cgmkit.ehr.store.Database;
import org.cgmkit.ehr.submission.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request at which the simulator itself failed: 503 where it may succeed later, else 500. */
public final class ServerFailure {
    private static final Logger LOG = LoggerFactory.getLogger(ServerFailure.class);
    private static final String SECONDS = "5";

    private ServerFailure() {}

    /**
     * Writes an OperationOutcome, and the failure to the log.
     *
     * @param failure what went wrong
     * @param text what to say where it is nothing that passes
     */
    public static void write(HttpServletResponse response, Throwable failure, String text) throws IOException {
        if (Database.isAway(failure)) {
            LOG.warn("A request found no database: {}", failure.toString());
            response.setHeader("Retry-After", SECONDS);
            FhirResponseWriter.write(
                    response,
                    Refusal.of(
                                    503,
                                    "transient",
                                    "Expected the simulator's database to answer, but it does not at present. Nothing of"
                                            + " this request was kept: send it again later.")
                            .answer());
            return;
        }
        LOG.error("A request could not be answered.", failure);
        FhirResponseWriter.write(response, Refusal.of(500, "exception", text).answer());
    }
}
