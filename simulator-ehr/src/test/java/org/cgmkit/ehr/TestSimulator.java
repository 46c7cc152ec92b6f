package org.cgmkit.ehr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;

/** A simulator for a test, without profile validation, and submissions for it. Closed with the test. */
public final class TestSimulator implements AutoCloseable {
    private final EhrSimulator simulator;
    private final IdentifierSource identifiers = IdentifierSource.fresh();

    private TestSimulator(EhrOptions options) {
        this.simulator = EhrSimulator.start(options);
    }

    public static TestSimulator standard() {
        return with(SandboxOptions.standard());
    }

    public static TestSimulator with(SandboxOptions options) {
        return new TestSimulator(EhrOptions.standard().with(new NoValidation()).with(options));
    }

    public static TestSimulator with(Behaviour behaviour) {
        return with(SandboxOptions.standard().with(behaviour));
    }

    public EhrSimulator simulator() {
        return simulator;
    }

    public TestClient client() {
        return new TestClient(simulator.baseUrl());
    }

    /** Talks to the server outside of any sandbox. */
    public TestClient server() {
        return new TestClient(simulator.address());
    }

    public SubmissionContext context() {
        return SubmissionContext.of(SandboxOptions.PATIENT, identifiers, Instant.parse("2026-05-01T00:00:00Z"));
    }

    public SubmissionContext conditional() {
        return context().with(IdentifierUse.CONDITIONAL_CREATE);
    }

    /** The submission with that condition on the entry at that position. */
    public static Submission conditional(Submission submission, int position, String condition) {
        return submission.withEntry(position, e -> ((ObjectNode) e.get("request")).put("ifNoneExist", condition));
    }

    /** A search for the identifier of the entry at that position. */
    static String byIdentifier(Submission submission, int position) {
        return "/Observation?identifier=" + IdentifierSource.SYSTEM + "%7C"
                + submission.identifier(position).orElseThrow();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
