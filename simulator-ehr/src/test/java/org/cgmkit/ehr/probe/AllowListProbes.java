package org.cgmkit.ehr.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawSetting;
import org.cgmkit.fixtures.flaw.FlawedSubmission;

/** Looks at what is let in. */
final class AllowListProbes {

    private AllowListProbes() {}

    static List<Probe> all() {
        List<Probe> probes = new ArrayList<>();
        Arrays.stream(Flaw.values())
                .filter(f -> f.requirement() != null
                        && Objects.requireNonNull(f.requirement()).startsWith("receiver.allow-list."))
                .forEach(f -> probes.add(new Probe(Objects.requireNonNull(f.requirement()), v -> letIn(v, f))));
        probes.add(new Probe("receiver.allow-list.whole-bundle", v -> storesTheRest(v, Flaw.PUT_ENTRY)));
        probes.add(new Probe("receiver.allow-list.whole-bundle", v -> storesTheRest(v, Flaw.PRACTITIONER_ENTRY)));
        return probes;
    }

    /** An entry is let in where it is answered 2xx. */
    private static Optional<String> letIn(ProbedSandbox visit, Flaw flaw) {
        Submission existing = visit.readings(1);
        String id = ProbedSandbox.stored(visit.processed(existing), 0).split("/")[1];
        FlawSetting setting = FlawSetting.NOWHERE
                .withBaseUrl(visit.sandbox().baseUrl())
                .withOtherPatient(visit.sandbox().otherPatient())
                .withExisting(id);
        FlawedSubmission flawed = flaw.sample(visit.context(), setting);
        Reply reply = visit.processed(flawed.submission());
        String status = reply.status(Objects.requireNonNull(flawed.position()));
        return status.startsWith("2") ? Optional.of(flaw + " is answered " + status) : Optional.empty();
    }

    private static Optional<String> storesTheRest(ProbedSandbox visit, Flaw flaw) {
        FlawedSubmission flawed = flaw.sample(visit.context());
        Reply reply = visit.processed(flawed.submission());
        boolean refused =
                reply.status(Objects.requireNonNull(flawed.position())).startsWith("4");
        return refused && reply.status(0).startsWith("201") ? Optional.of("the rest is stored") : Optional.empty();
    }
}
