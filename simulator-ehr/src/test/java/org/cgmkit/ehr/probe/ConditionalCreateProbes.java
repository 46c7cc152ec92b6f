package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.probe.Probe.Unclear;
import org.cgmkit.fixtures.Submission;

/** Looks at conditional creates. */
final class ConditionalCreateProbes {

    private ConditionalCreateProbes() {}

    static List<Probe> all() {
        return List.of(
                supporting("supported", ConditionalCreateProbes::supported),
                supporting("created", ConditionalCreateProbes::created),
                supporting("matched", ConditionalCreateProbes::matched),
                supporting("ambiguous", ConditionalCreateProbes::ambiguous),
                new Probe("receiver.conditional-create.identifiers-kept", ConditionalCreateProbes::identifiersKept),
                lacking("refused", ConditionalCreateProbes::refused),
                lacking("others-proceed", ConditionalCreateProbes::othersProceed));
    }

    private static Probe supporting(String what, Function<ProbedSandbox, Optional<String>> look) {
        return declared(what, true, look);
    }

    private static Probe lacking(String what, Function<ProbedSandbox, Optional<String>> look) {
        return declared(what, false, look);
    }

    private static Probe declared(String what, boolean supports, Function<ProbedSandbox, Optional<String>> look) {
        return new Probe(
                "receiver.conditional-create." + what,
                v -> v.sandbox().options().behaviour().conditionalCreate() == supports
                        ? look.apply(v)
                        : Optional.empty());
    }

    private static Optional<String> supported(ProbedSandbox visit) {
        if (visit.processed(visit.readings(1)).status(0).startsWith("4")) {
            throw new Unclear("a reading without a condition is refused too");
        }
        String status = visit.processed(visit.conditionalReadings(1)).status(0);
        return status.startsWith("2") ? Optional.empty() : Optional.of("answered " + status);
    }

    private static Optional<String> created(ProbedSandbox visit) {
        String status = honoured(visit, visit.conditionalReadings(1)).status(0);
        return status.startsWith("201") ? Optional.empty() : Optional.of("answered " + status);
    }

    private static Optional<String> matched(ProbedSandbox visit) {
        Submission submission = visit.conditionalReadings(1);
        honoured(visit, submission);
        String existing = find(visit, submission);
        Reply again = visit.processed(submission);
        int total = visit.client().total(search(submission));
        return again.status(0).startsWith("200") && again.location(0).startsWith(existing) && total <= 1
                ? Optional.empty()
                : Optional.of(again.body() + ", " + total + " there");
    }

    private static Optional<String> ambiguous(ProbedSandbox visit) {
        Submission two = visit.readings(2);
        Submission twins =
                two.withResource(1, r -> r.set("identifier", two.resource(0).path("identifier")));
        if (!visit.processed(twins).status(0).startsWith("201")) {
            throw new Unclear("the twins were not created");
        }
        Submission third = two.without(1)
                .withEntry(0, e -> ((ObjectNode) e.get("request")).put("ifNoneExist", "identifier=" + token(two)));
        Reply reply = visit.client().submit(third);
        if (reply.status() == 200
                && (reply.status(0).isEmpty() || reply.status(0).startsWith("400"))) {
            throw new Unclear("unanswered, or conditions are not honoured");
        }
        boolean explained = reply.status() == 412 && reply.body().contains("OperationOutcome");
        return (reply.status() == 200 && reply.status(0).startsWith("412")) || explained
                ? Optional.empty()
                : Optional.of("answered " + reply.status() + " " + reply.body());
    }

    private static Optional<String> identifiersKept(ProbedSandbox visit) {
        Submission submission = visit.readings(1);
        var back = visit.readBack(visit.processed(submission), 0);
        return back.path("identifier").equals(submission.resource(0).path("identifier"))
                ? Optional.empty()
                : Optional.of("read back without: " + back);
    }

    private static Optional<String> refused(ProbedSandbox visit) {
        Submission submission = visit.conditionalReadings(1);
        String status = visit.processed(submission).status(0);
        return status.startsWith("400") && visit.client().total(search(submission)) == 0
                ? Optional.empty()
                : Optional.of("answered " + status);
    }

    private static Optional<String> othersProceed(ProbedSandbox visit) {
        Reply reply = visit.processed(visit.conditionalReadings(1).plus(visit.readings(1)));
        return reply.status(1).startsWith("400") ? Optional.of("the other is refused") : Optional.empty();
    }

    private static Reply honoured(ProbedSandbox visit, Submission submission) {
        Reply reply = visit.processed(submission);
        if (reply.status(0).startsWith("4")) {
            throw new Unclear("conditions are not honoured");
        }
        return reply;
    }

    private static String find(ProbedSandbox visit, Submission submission) {
        Reply found = visit.client().get(search(submission));
        return "Observation/" + found.json().at("/entry/0/resource/id").asText();
    }

    private static String search(Submission submission) {
        return "/Observation?identifier=" + token(submission).replace("|", "%7C");
    }

    private static String token(Submission submission) {
        var identifier = submission.resource(0).path("identifier").path(0);
        return identifier.path("system").asText() + "|"
                + identifier.path("value").asText();
    }
}
