package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;

/** Looks at where submissions come in, and at the answer. */
final class OperationProbes {

    private OperationProbes() {}

    static List<Probe> all() {
        return List.of(
                new Probe("receiver.operation.system-level", OperationProbes::systemLevel),
                new Probe("receiver.operation.raw-body", OperationProbes::rawBody),
                new Probe("receiver.response.bundle", OperationProbes::bundle),
                new Probe("receiver.response.entry-status", OperationProbes::entryStatus),
                new Probe("receiver.response.same-order", OperationProbes::sameOrder),
                new Probe("receiver.response.location", OperationProbes::location),
                new Probe("receiver.response.entry-outcome", OperationProbes::entryOutcome),
                new Probe("receiver.response.overall-outcome", OperationProbes::overallOutcome));
    }

    private static Optional<String> systemLevel(ProbedSandbox visit) {
        Reply reply = visit.client().submit(visit.readings(1));
        Reply wrapped =
                visit.client().submit(Flaw.PARAMETERS.in(visit.readings(1)).submission());
        return reply.status() == 200 || wrapped.status() == 200
                ? Optional.empty()
                : Optional.of("answered " + reply.status());
    }

    private static Optional<String> rawBody(ProbedSandbox visit) {
        boolean raw = visit.client().submit(visit.readings(1)).status() == 200;
        boolean wrapped = visit.client()
                        .submit(Flaw.PARAMETERS.in(visit.readings(1)).submission())
                        .status()
                == 200;
        return wrapped && !raw ? Optional.of("only Parameters are accepted") : Optional.empty();
    }

    private static Optional<String> bundle(ProbedSandbox visit) {
        String type = visit.processed(visit.readings(2)).json().path("type").asText();
        return type.equals("transaction-response") ? Optional.empty() : Optional.of("type " + type);
    }

    private static Optional<String> entryStatus(ProbedSandbox visit) {
        Reply reply = visit.processed(visit.readings(3));
        for (JsonNode entry : reply.json().path("entry")) {
            if (!entry.at("/response/status").asText().matches("\\d{3}.*")) {
                return Optional.of("no status");
            }
        }
        return Optional.empty();
    }

    /** The refused entry is the second of four, so that its answer has to be the second too. */
    private static Optional<String> sameOrder(ProbedSandbox visit) {
        Reply reply = visit.processed(ProbedSandbox.withBroken(visit.readings(4)));
        List<String> statuses = new ArrayList<>();
        for (JsonNode entry : reply.json().path("entry")) {
            String status = entry.at("/response/status").asText();
            statuses.add(status.isEmpty() ? "201" : status.substring(0, 3));
        }
        if (!statuses.contains("201")) {
            throw new Probe.Unclear("nothing is accepted: " + statuses);
        }
        return statuses.equals(List.of("201", "400", "201", "201")) ? Optional.empty() : Optional.of("" + statuses);
    }

    private static Optional<String> location(ProbedSandbox visit) {
        Reply reply = visit.processed(visit.readings(2));
        if (!reply.status(0).startsWith("201")) {
            throw new Probe.Unclear("not created: " + reply.body());
        }
        return reply.location(0).matches("Observation/[^/]+(/_history/1)?")
                ? Optional.empty()
                : Optional.of("location is " + reply.location(0));
    }

    private static Optional<String> entryOutcome(ProbedSandbox visit) {
        Reply reply = visit.processed(ProbedSandbox.withBroken(visit.readings(3)));
        for (JsonNode entry : reply.json().path("entry")) {
            boolean refused = entry.at("/response/status").asText().startsWith("4");
            if (refused && entry.at("/response/outcome/issue").isEmpty()) {
                return Optional.of("no outcome");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> overallOutcome(ProbedSandbox visit) {
        Submission unreadable = Flaw.NOT_A_BUNDLE.in(visit.readings(1)).submission();
        Reply reply = visit.client().submit(unreadable);
        return reply.status() >= 400 && reply.body().contains("OperationOutcome")
                ? Optional.empty()
                : Optional.of(reply.status() + " " + reply.body());
    }
}
