package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.List;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks a constraint is refused, but by a receiver that overlooks just that one, or all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileDefectTest {
    private static final IdentifierSource IDENTIFIERS = IdentifierSource.fresh();

    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());
    private final Sandbox sound = simulator.createSandbox(SandboxOptions.standard());
    private final Sandbox lenient =
            simulator.createSandbox(SandboxOptions.standard().with(Behaviour.LENIENT_VALIDATION));

    @AfterAll
    void stop() {
        simulator.close();
    }

    static List<ConstraintProbe> probes() {
        return ConstraintProbes.all();
    }

    @ParameterizedTest
    @MethodSource("probes")
    void letsInWhatASoundReceiverRefuses(ConstraintProbe probe) {
        assertThat("without the fault", accepted(sound, soundSubmission(probe)), is(true));
        FlawedSubmission flawed = probe.in(soundSubmission(probe));
        assertThat("status on a sound receiver", status(sound, flawed), startsWith("4"));

        try (Sandbox defective =
                simulator.createSandbox(SandboxOptions.showing(Defect.named("overlooks-" + probe.slug())))) {
            assertThat("status on a defective receiver", status(defective, flawed), startsWith("20"));
        }
        if (!probe.edit().has("/subject") && !probe.constraints().isEmpty()) {
            assertThat("status on a lenient receiver", status(lenient, flawed), startsWith("20"));
        }
    }

    private Submission soundSubmission(ConstraintProbe probe) {
        return probe.sound(SubmissionContext.of(sound.patient(), IDENTIFIERS, Instant.parse("2026-05-01T00:00:00Z")));
    }

    private static boolean accepted(Sandbox sandbox, Submission submission) {
        Reply reply = new TestClient(sandbox.baseUrl()).submit(submission);
        for (int i = 0; i < submission.size(); i++) {
            if (!reply.status(i).startsWith("201")) {
                return false;
            }
        }
        return true;
    }

    private static String status(Sandbox sandbox, FlawedSubmission flawed) {
        Reply reply = new TestClient(sandbox.baseUrl()).submit(flawed.submission());
        Integer position = flawed.position();
        return position == null || reply.status() != 200
                ? reply.status() + " " + reply.body()
                : reply.status(position) + " " + reply.entry(position);
    }
}
