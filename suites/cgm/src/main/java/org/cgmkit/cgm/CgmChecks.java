package org.cgmkit.cgm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.run.CheckLauncher;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;

/** Which checks there are. */
public final class CgmChecks {
    private CgmChecks() {}

    /** The checks of a data receiver, in the order in which they run. */
    public static List<CheckMethod> ofReceivers(Catalogue catalogue) {
        return ofReceivers(catalogue, RequirementSelection.everything());
    }

    /** Those of them that are selected. */
    public static List<CheckMethod> ofReceivers(Catalogue catalogue, RequirementSelection selection) {
        return new CheckLauncher(catalogue, ReceiverSuite.CHECKS, selection, RunOrder.parallel(1)).checks();
    }

    /** Those checks of a data submitter that are selected, in the order in which they run. */
    public static List<CheckMethod> ofSubmitters(Catalogue catalogue, RequirementSelection selection) {
        return new CheckLauncher(catalogue, SubmitterSuite.CHECKS, selection, RunOrder.parallel(1)).checks();
    }

    /** What has to pass for the requirements of which that package has passive checks, by their ids. */
    static Map<String, Traffic> passive(Catalogue catalogue, String packageName) {
        Map<String, Traffic> passive = new LinkedHashMap<>();
        new CheckLauncher(catalogue, packageName, id -> true, RunOrder.parallel(1))
                .checks()
                .forEach(check -> {
                    PassiveCheck mark = check.method().getAnnotation(PassiveCheck.class);
                    if (mark != null) {
                        passive.put(check.requirement(), mark.value());
                    }
                });
        return passive;
    }
}
