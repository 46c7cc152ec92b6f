package org.cgmkit.cli.plugged;

import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.simulator.Simulator;

/** What is plugged in. */
public final class TeaPotRoom {
    private TeaPotRoom() {}

    /** The suite. */
    public static RoleSuite suite() {
        return TeaPot.suite();
    }

    /** The simulator. */
    public static Simulator simulator() {
        return new TeaPotSimulator();
    }
}
