package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.probe.Probe.Unclear;
import org.cgmkit.fixtures.Submission;

/** Looks at whom a receiver lets in, where it authorizes by SMART. */
final class AuthorizationProbes {
    private static final String GUIDE = "launch/patient offline_access patient/Patient.r"
            + " patient/ServiceRequest.rs?code=cgm-data-submission-standing-order"
            + " patient/DiagnosticReport.cu?category=LAB patient/Observation.cu?category=laboratory patient/Device.cu";

    private AuthorizationProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe("receiver.auth.required", AuthorizationProbes::letsNobodyIn),
                new Probe("receiver.auth.scopes", AuthorizationProbes::holdsToScopes),
                new Probe("receiver.auth.discovery", AuthorizationProbes::tellsTheWayIn));
    }

    private static Optional<String> letsNobodyIn(ProbedSandbox visit) {
        needsSmart(visit);
        String expired = visit.sandbox()
                .authorization()
                .issue("patient/*.cruds", visit.sandbox().patient(), Duration.ZERO);
        return refused(visit, "without a token", "", 401)
                .or(() -> refused(visit, "with a broken token", "Bearer broken", 401))
                .or(() -> refused(visit, "with an expired token", "Bearer " + expired, 401));
    }

    private static Optional<String> holdsToScopes(ProbedSandbox visit) {
        needsSmart(visit);
        return refused(visit, "with a token that lets read", bearer(visit, "patient/*.rs"), 403)
                .or(() -> refused(visit, "with a token for devices", bearer(visit, "patient/Device.c"), 403))
                .or(() -> refused(
                        visit,
                        "with a token for another category",
                        bearer(visit, "patient/Observation.c?category=vital-signs"),
                        403))
                .or(() -> {
                    Reply reply = submit(visit, visit.readings(1), bearer(visit, GUIDE));
                    return reply.status() == 200
                            ? Optional.empty()
                            : Optional.of("the guide's scopes are answered " + reply.status());
                });
    }

    private static Optional<String> tellsTheWayIn(ProbedSandbox visit) {
        needsSmart(visit);
        Reply reply = visit.stranger().get("/.well-known/smart-configuration");
        if (reply.status() != 200) {
            return Optional.of("discovery is answered " + reply.status());
        }
        JsonNode configuration = reply.json();
        for (String name :
                List.of("token_endpoint", "authorization_endpoint", "capabilities", "grant_types_supported")) {
            if (!configuration.has(name)) {
                return Optional.of("no " + name);
            }
        }
        List<String> methods = new ArrayList<>();
        configuration.path("code_challenge_methods_supported").forEach(m -> methods.add(m.asText()));
        return methods.equals(List.of("S256")) ? Optional.empty() : Optional.of("PKCE by " + methods);
    }

    private static Optional<String> refused(ProbedSandbox visit, String how, String authorization, int status) {
        Submission submission = visit.readings(1);
        Reply reply = submit(visit, submission, authorization);
        String identifier = submission.identifier(0).orElseThrow();
        if (visit.client().total("/Observation?identifier=" + identifier) != 0) {
            return Optional.of("stored " + how);
        }
        return reply.status() == status ? Optional.empty() : Optional.of(how + " answered " + reply.status());
    }

    private static Reply submit(ProbedSandbox visit, Submission submission, String authorization) {
        return authorization.isEmpty()
                ? visit.stranger().submit(submission)
                : visit.stranger()
                        .send(
                                "POST",
                                "/$submit-cgm-bundle",
                                submission.json(),
                                "Content-Type",
                                "application/fhir+json",
                                "Authorization",
                                authorization);
    }

    private static String bearer(ProbedSandbox visit, String scope) {
        return "Bearer "
                + visit.sandbox().authorization().issue(scope, visit.sandbox().patient(), Duration.ofMinutes(5));
    }

    private static void needsSmart(ProbedSandbox visit) {
        if (visit.sandbox().options().smart() == null) {
            throw new Unclear("no SMART authorization");
        }
    }
}
