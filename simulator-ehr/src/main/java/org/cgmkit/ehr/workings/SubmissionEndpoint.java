package org.cgmkit.ehr.workings;

import org.cgmkit.ehr.submission.SubmittedBundle;

/** Where submissions come in, and what the Bundle in them is. */
public interface SubmissionEndpoint {
    /** The operation's place below the base (guide, OperationDefinition submit-cgm-bundle, system level). */
    String OPERATION = "$submit-cgm-bundle";

    /** Whether a POST to this place below the base, without a slash at its beginning, is a submission. */
    boolean isAt(String path);

    /**
     * The submission that a request is.
     *
     * @throws SubmissionRefusedException where its form is not accepted
     */
    SubmittedBundle open(SubmittedBundle request);

    /** The operation at system level, with the Bundle as the body. */
    static SubmissionEndpoint sound() {
        return at(OPERATION);
    }

    /** An entrance at one place, with the Bundle as the body. */
    static SubmissionEndpoint at(String place) {
        return new SubmissionEndpoint() {
            @Override
            public boolean isAt(String path) {
                return path.equals(place);
            }

            @Override
            public SubmittedBundle open(SubmittedBundle request) {
                return request;
            }
        };
    }
}
