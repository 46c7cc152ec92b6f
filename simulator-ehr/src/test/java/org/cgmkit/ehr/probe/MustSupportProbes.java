package org.cgmkit.ehr.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.fixtures.variant.MustSupportProbe;

/** Looks at whether a receiver refuses what it has to let in. */
final class MustSupportProbes {
    private MustSupportProbes() {}

    static List<Probe> all() {
        List<Probe> probes = new ArrayList<>();
        MustSupportProbe.all()
                .forEach(p -> probes.add(new Probe("receiver.must-support.accepted", visit -> refused(visit, p))));
        probes.add(new Probe("receiver.must-support.unit", MustSupportProbes::bothUnits));
        return probes;
    }

    private static Optional<String> refused(ProbedSandbox visit, MustSupportProbe probe) {
        assumeAccepted(visit, probe.element() == null ? visit.readings(1) : probe.without(visit.context()));
        Submission with = probe.with(visit.context());
        Reply reply = visit.client().submit(with);
        String status = reply.status() == 200 ? reply.status(probe.kind().positionIn(with)) : "" + reply.status();
        return status.startsWith("2") ? Optional.empty() : Optional.of(probe + " is answered " + status);
    }

    private static Optional<String> bothUnits(ProbedSandbox visit) {
        assumeAccepted(visit, EntryKind.GMI.sample(visit.context()));
        for (EntryKind kind : EntryKind.values()) {
            if (kind.hasUnit()
                    && visit.processed(kind.sample(visit.context())).status(0).startsWith("2")) {
                return Optional.empty();
            }
        }
        return Optional.of("no unit is accepted");
    }

    private static void assumeAccepted(ProbedSandbox visit, Submission submission) {
        Reply reply = visit.processed(submission);
        for (int i = 0; i < submission.size(); i++) {
            if (!reply.status(i).startsWith("2")) {
                throw new Probe.Unclear("not accepted: " + reply.body());
            }
        }
    }
}
