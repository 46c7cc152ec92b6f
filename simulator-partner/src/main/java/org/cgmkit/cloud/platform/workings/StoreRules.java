package org.cgmkit.cloud.platform.workings;

import java.math.BigDecimal;
import java.time.Instant;
import org.cgmkit.cloud.ask.Stream;

/** What a platform stores. Sound as it stands; a defect overrides something. */
public class StoreRules {

    /** Whether that kind of data is stored. */
    public boolean stores(Stream stream) {
        return true;
    }

    /** Whether a record that is there already is known again. */
    public boolean knowsAgain() {
        return true;
    }

    /** The value in mg/dL, from the right one and the one that came. */
    public BigDecimal value(BigDecimal right, BigDecimal came) {
        return right;
    }

    /** The time of a record. */
    public Instant time(Instant right) {
        return right;
    }

    /** Whether one bad record makes an answer worthless. */
    public boolean refusesAllForOne() {
        return false;
    }
}
