package org.cgmkit.t1d;

import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.kit.suite.HttpRoleSuite;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.t1d.receiver.T1dReceiver;

/** The roles of the T1D Exchange guide that the kit tests. */
public final class T1dSuites {
    private T1dSuites() {}

    /** Those who take submissions. */
    public static RoleSuite receiver() {
        return new HttpRoleSuite<>(
                Catalogue.read(Catalogue.class, "t1d"),
                "t1d-receiver",
                "Test a server that takes submissions by the T1D Exchange guide, an " + T1dEdition.STANDING
                        + ". It writes made-up patients, which stay there: use a test system.",
                T1dReceiver.class,
                (client, log) -> new T1dReceiver(client));
    }
}
