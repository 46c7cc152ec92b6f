package org.cgmkit.outcomes.policy;

import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.outcomes.answer.EngineAnswer;

/** Holds figures of an answer against exact ones. */
public final class Shares {
    private Shares() {}

    /** Whether the five shares may be the exact ones, rounded. */
    public static boolean fit(EngineAnswer answer, Outcomes exact) {
        return Look.SHARES.fits(answer, exact);
    }

    /** Whether the mean may be the exact one, rounded. */
    public static boolean meanFits(EngineAnswer answer, Outcomes exact) {
        return Look.MEAN.fits(answer, exact);
    }
}
