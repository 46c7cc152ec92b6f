package org.cgmkit.kit.tap;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.kit.capture.Interference;

/** Puts the planned faults in the way of attempts to submit. */
final class FaultInjector implements StubRequestFilterV2, ResponseTransformerV2, ExchangeAlteration {
    private final FaultQueue faults;
    private final Map<UUID, Fault> met = new ConcurrentHashMap<>();

    FaultInjector(FaultQueue faults) {
        this.faults = faults;
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        Optional<Fault> fault = isAttempt(request) ? faults.take() : Optional.empty();
        fault.ifPresent(f -> met.put(event.getId(), f));
        return fault.filter(Fault.AnswerInstead.class::isInstance)
                .map(f -> RequestFilterAction.stopWith(answer((Fault.AnswerInstead) f, request)))
                .orElseGet(() -> RequestFilterAction.continueWith(request));
    }

    /** The server has answered: what it stored is stored, and the client does not hear of it. */
    @Override
    public Response transform(Response response, ServeEvent event) {
        return met.get(event.getId()) instanceof Fault.LoseAnswer
                ? Response.Builder.like(response)
                        .but()
                        .fault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                        .build()
                : response;
    }

    @Override
    public LoggedRequest asAsked(ServeEvent event) {
        return event.getRequest();
    }

    @Override
    public Interference doneTo(ServeEvent event) {
        Fault fault = met.remove(event.getId());
        return fault == null ? Interference.NONE : fault.interference();
    }

    @Override
    public String getName() {
        return "interfering";
    }

    private static boolean isAttempt(Request request) {
        return !request.getMethod().isOneOf(RequestMethod.GET)
                && request.getBodyAsString().contains("\"Bundle\"");
    }

    private static ResponseDefinition answer(Fault.AnswerInstead fault, Request request) {
        ResponseDefinitionBuilder answer = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(fault.status())
                .withHeader("Content-Type", "application/fhir+json")
                .withBody("""
                        {"resourceType": "OperationOutcome",
                         "issue": [{"severity": "error", "code": "transient", "diagnostics": "%s"}]}
                        """.formatted(fault.said()));
        fault.headers().forEach(answer::withHeader);
        if (request.containsHeader("Origin")) {
            // A browser asks the server before it lets a page submit; it was allowed, or the attempt had not come.
            // Without
            // these (Fetch standard, CORS) the page could not tell the fault from a server that is not there.
            answer.withHeader("Access-Control-Allow-Origin", request.getHeader("Origin"))
                    .withHeader("Access-Control-Expose-Headers", "Retry-After")
                    .withHeader("Vary", "Origin");
        }
        return answer.build();
    }
}
