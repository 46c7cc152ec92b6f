package org.cgmkit.cgm.harness;

import org.cgmkit.kit.suite.StepRequest;

/** The person who has the app in hand has asked to leave the step that goes on. */
final class StepLeftException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final StepRequest request;

    StepLeftException(StepRequest request) {
        super(request.name());
        this.request = request;
    }

    /** Leaves the step where somebody has asked for it since the last call. */
    static void throwIfAsked(ScenarioListener company) {
        company.request().ifPresent(request -> {
            throw new StepLeftException(request);
        });
    }

    /** What was asked for. */
    StepRequest request() {
        return request;
    }
}
