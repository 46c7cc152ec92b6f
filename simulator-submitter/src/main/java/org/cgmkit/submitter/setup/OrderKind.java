package org.cgmkit.submitter.setup;

import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.StandingOrder;

/** The orders that the guide knows. */
public enum OrderKind {
    STANDING(StandingOrder.CODE),
    ONE_TIME(OneTimeOrder.CODE);

    private final String code;

    OrderKind(String code) {
        this.code = code;
    }

    /** The code by which they are searched for. */
    public String code() {
        return code;
    }
}
