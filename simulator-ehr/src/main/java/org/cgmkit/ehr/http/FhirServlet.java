package org.cgmkit.ehr.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.AccessPolicy;
import org.cgmkit.ehr.authorization.oauth.BearerChallenge;
import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.receiver.Caller;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.Throttle;
import org.cgmkit.ehr.rest.FhirResponseWriter;
import org.cgmkit.ehr.rest.FhirRestServer;
import org.cgmkit.ehr.rest.RequestContext;
import org.cgmkit.ehr.rest.ServerFailure;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.workings.SubmissionEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a FHIR request: to its sandbox, past its gate, then to the operation or to HAPI's server. */
public final class FhirServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FhirServlet.class);

    private final transient Sandboxes sandboxes;
    private final FhirRestServer rest;
    private final transient AccessGate gate = new AccessGate();

    /** A servlet in front of these sandboxes. */
    public FhirServlet(Sandboxes sandboxes, FhirRestServer rest) {
        this.sandboxes = sandboxes;
        this.rest = rest;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        rest.init(config);
    }

    @Override
    public void destroy() {
        rest.destroy();
        super.destroy();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<DataReceiver> receiver = sandboxes.at(request.getRequestURI());
        if (receiver.isEmpty()) {
            FhirResponseWriter.write(
                    response,
                    Refusal.of(
                                    404,
                                    "not-found",
                                    "Expected the path of a sandbox, but there is none at " + request.getRequestURI()
                                            + ": GET /sandboxes lists those that there are.")
                            .answer());
            return;
        }
        LoggedExchange exchange =
                LoggedExchange.begin(receiver.get(), receiver.get().path(), request, response);
        try {
            handle(receiver.get(), exchange);
        } catch (RuntimeException e) {
            if (exchange.response().isCommitted()) {
                LOG.error("A request could not be answered.", e);
                // Half an answer must not look like a whole one.
                throw e;
            }
            ServerFailure.write(exchange.response(), e, "The simulator failed at this request; its log says more.");
        } finally {
            exchange.log();
        }
    }

    private void handle(DataReceiver receiver, LoggedExchange exchange) throws ServletException, IOException {
        String path = exchange.path();
        Optional<Throttle.Stopped> tooSoon = receiver.throttle().stops();
        if (tooSoon.isPresent()) {
            tooSoon.get().retryAfter().ifPresent(s -> exchange.response().setHeader("Retry-After", s));
            FhirResponseWriter.write(
                    exchange.response(), tooSoon.get().refusal().answer());
            return;
        }
        switch (gate.at(receiver, path, exchange.request())) {
            case GateDecision.Open open -> answer(call(receiver, exchange, open.permission()), path, exchange);
            case GateDecision.Closed closed -> {
                exchange.response().setHeader(BearerChallenge.HEADER, closed.challenge());
                if (closed.refusal().status() == 401 && isSubmission(receiver, path, exchange)) {
                    Permission everything =
                            Permission.everything(receiver.options().patient());
                    receiver.workings()
                            .authorizing()
                            .refused()
                            .accept(() -> submitted(call(receiver, exchange, everything), exchange));
                }
                int status = receiver.workings()
                        .authorizing()
                        .status()
                        .applyAsInt(closed.refusal().status());
                FhirResponseWriter.write(
                        exchange.response(),
                        new Refusal(status, closed.refusal().issues()).answer());
            }
        }
    }

    private RequestContext call(DataReceiver receiver, LoggedExchange exchange, Permission permission) {
        String called = sandboxes.calledBase(exchange.request(), receiver);
        return new RequestContext(
                receiver, called, new Caller(Set.copyOf(List.of(called, sandboxes.baseUrl(receiver))), permission));
    }

    private static boolean isSubmission(DataReceiver receiver, String path, LoggedExchange exchange) {
        return receiver.workings().entrance().isAt(path)
                && exchange.request().getMethod().equals("POST");
    }

    private void answer(RequestContext call, String path, LoggedExchange exchange)
            throws ServletException, IOException {
        DataReceiver receiver = call.receiver();
        Optional<Refusal> unreadable = exchange.unreadable();
        if (unreadable.isPresent()) {
            exchange.response().setHeader("Accept-Encoding", "gzip");
            FhirResponseWriter.write(exchange.response(), unreadable.get().answer());
            return;
        }
        if (path.equals(AccessPolicy.CONFIGURATION) && receiver.authorization() != null) {
            SmartConfiguration.answer(
                    receiver, sandboxes.calledAuthorization(exchange.request(), receiver), exchange.response());
        } else if (isSubmission(receiver, path, exchange)) {
            SubmissionAnswer answer = submitted(call, exchange);
            if (answer.status() == 403 && call.isLimited()) {
                exchange.response()
                        .setHeader(BearerChallenge.HEADER, BearerChallenge.insufficientScope(receiver.path()));
            }
            FhirResponseWriter.write(exchange.response(), answer);
        } else if (path.endsWith(SubmissionEndpoint.OPERATION)
                && receiver.workings().entrance().isAt(path)) {
            exchange.response().setHeader("Allow", "POST");
            FhirResponseWriter.write(
                    exchange.response(),
                    Refusal.of(
                                    405,
                                    "not-supported",
                                    "Expected POST, as submissions are posted, but it was "
                                            + exchange.request().getMethod() + ".")
                            .answer());
        } else {
            call.with(exchange.request());
            rest.service(exchange.request(), exchange.response());
        }
    }

    private static SubmissionAnswer submitted(RequestContext call, LoggedExchange exchange) {
        String contentType = exchange.request().getHeader("Content-Type");
        return call.receiver()
                .submit(SubmittedBundle.of(contentType == null ? "" : contentType, exchange.body()), call.caller());
    }
}
