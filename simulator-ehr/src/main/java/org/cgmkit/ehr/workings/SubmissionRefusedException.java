package org.cgmkit.ehr.workings;

import org.cgmkit.ehr.submission.Refusal;

/** A submission whose form is not accepted. */
public final class SubmissionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    /** A refusal on its way to the client. */
    public SubmissionRefusedException(Refusal refusal) {
        super(refusal.issues().getFirst().text());
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
