package org.cgmkit.cgm.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.suite.StepRequest;

/** Whoever follows a run against a submitter: is told what to do, what is awaited, and what came. */
public interface ScenarioListener {

    /**
     * The receiver of the run is there.
     *
     * @param baseUrl its FHIR base
     * @param launchUrl what a browser is to open for it to launch the app; empty where the app begins by itself
     */
    void ready(String baseUrl, String launchUrl);

    /** A step begins. */
    void begins(StepName step, int number, int of);

    /** A step is left out, for that reason. */
    void skips(StepName step, String why);

    /** Something is awaited from now on, at most that long. */
    void awaits(String what, Duration atMost);

    /** What was awaited has come, or has not; how long it took, and what may explain it. */
    void ended(String what, boolean came, Duration took, String remark);

    /** The kit changed something on its own side, such as an order that it revoked: what it did, as a sentence. */
    void changed(String what);

    /** An exchange passed the tap. */
    void saw(CapturedExchange exchange);

    /** What the person who has the app in hand has asked for since the last call; empty where it was nothing. */
    default Optional<StepRequest> request() {
        return Optional.empty();
    }

    /**
     * Asks what is to become of a run by hand in whose first step nothing has reached the receiver.
     *
     * @param connected whether something has reached it meanwhile, so that nothing has to be asked any more
     * @return what was asked for: {@link StepRequest#SKIP} goes on with the second step
     * @throws InterruptedException where the run is broken off
     */
    default StepRequest askUnconnected(BooleanSupplier connected) throws InterruptedException {
        return StepRequest.SKIP;
    }

    /** Nobody. */
    static ScenarioListener nobody() {
        return new ScenarioListener() {
            @Override
            public void ready(String baseUrl, String launchUrl) {
                // There is nobody to be told.
            }

            @Override
            public void begins(StepName step, int number, int of) {
                // There is nobody to be told.
            }

            @Override
            public void skips(StepName step, String why) {
                // There is nobody to be told.
            }

            @Override
            public void awaits(String what, Duration atMost) {
                // There is nobody to be told.
            }

            @Override
            public void ended(String what, boolean came, Duration took, String remark) {
                // There is nobody to be told.
            }

            @Override
            public void changed(String what) {
                // There is nobody to be told.
            }

            @Override
            public void saw(CapturedExchange exchange) {
                // There is nobody to be told.
            }
        };
    }
}
