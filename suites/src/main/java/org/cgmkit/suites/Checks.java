package org.cgmkit.suites;

import java.util.List;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.suites.run.CheckLauncher;
import org.cgmkit.suites.run.CheckMethod;
import org.cgmkit.suites.run.RunOrder;

/** Which checks there are. */
public final class Checks {
    private Checks() {}

    /** The checks of a data receiver, in the order in which they run. */
    public static List<CheckMethod> ofReceivers(Catalogue catalogue) {
        return ofReceivers(catalogue, Selection.everything());
    }

    /** Those of them that are selected. */
    public static List<CheckMethod> ofReceivers(Catalogue catalogue, Selection selection) {
        return new CheckLauncher(catalogue, ReceiverSuite.CHECKS, selection, RunOrder.parallel(1)).checks();
    }

    /** Those checks of a data submitter that are selected, in the order in which they run. */
    public static List<CheckMethod> ofSubmitters(Catalogue catalogue, Selection selection) {
        return new CheckLauncher(catalogue, SubmitterSuite.CHECKS, selection, RunOrder.parallel(1)).checks();
    }
}
