package org.cgmkit.ehr.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;

/** Looks at what a receiver answers to input that is no submission. */
final class MalformedProbes {
    private static final String REQUIREMENT = "receiver.validation.malformed";

    private MalformedProbes() {}

    static List<Probe> all() {
        List<Probe> probes = new ArrayList<>();
        Arrays.stream(Flaw.values())
                .filter(f -> REQUIREMENT.equals(f.requirement()))
                .forEach(f -> probes.add(new Probe(REQUIREMENT, v -> malformed(v, f))));
        probes.add(new Probe(REQUIREMENT, MalformedProbes::plainText));
        return probes;
    }

    private static Optional<String> malformed(ProbedSandbox visit, Flaw flaw) {
        assumeExplains(visit);
        Submission sound = flaw.place().sample(visit.context());
        Reply reply = visit.client().submit(flaw.in(sound).submission());
        return judged(flaw.description(), reply)
                .or(() -> reply.status() >= 400 ? stored(visit, sound) : Optional.empty());
    }

    private static Optional<String> plainText(ProbedSandbox visit) {
        assumeExplains(visit);
        Reply reply = visit.client()
                .send("POST", "/$submit-cgm-bundle", visit.readings(1).json(), "Content-Type", "text/plain");
        return judged("plain text", reply);
    }

    private static Optional<String> stored(ProbedSandbox visit, Submission refused) {
        for (String identifier : refused.identifiers()) {
            if (visit.client().total("/Observation?identifier=" + identifier) > 0) {
                return Optional.of("what was refused is stored: " + identifier);
            }
        }
        return Optional.empty();
    }

    private static void assumeExplains(ProbedSandbox visit) {
        visit.processed(visit.readings(1));
        Reply refusal = visit.client()
                .submit(Flaw.PRACTITIONER_ENTRY.sample(visit.context()).submission());
        if ((refusal.status() == 200 && !refusal.body().contains("transaction-response"))
                || refusal.body().isEmpty()) {
            throw new Probe.Unclear("Refusals are never explained.");
        }
    }

    private static Optional<String> judged(String what, Reply reply) {
        boolean explained = reply.body().contains("OperationOutcome");
        return reply.status() >= 500 || !explained
                ? Optional.of(what + " is answered " + reply.status() + " " + reply.body())
                : Optional.empty();
    }
}
