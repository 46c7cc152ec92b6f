package org.cgmkit.cgm.matrix;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.setup.Practice;

/**
 * How a sound app is set up, and what its owner declares of it.
 *
 * @param name what it is called
 * @param practice what it does where the guide leaves that open
 * @param access how it gets at the receiver
 */
record AppSetting(String name, Practice practice, Access access) {
    private static final String ENTRY = "cgm-data-submission-bundle#Bundle.entry:";

    /** How it gets at the receiver. */
    enum Access {
        OPEN,
        SERVICES,
        LAUNCH
    }

    /** The app that defects are shown by. */
    static AppSetting standard(Access access) {
        return switch (access) {
            case OPEN -> new AppSetting("standard", Practice.STANDARD, access);
            case SERVICES -> new AppSetting("backend-services", Practice.STANDARD, access);
            case LAUNCH -> new AppSetting("standalone-launch", Practice.STANDARD, access);
        };
    }

    /** All sound apps, {@code standard} first. */
    static List<AppSetting> all() {
        List<AppSetting> all = new ArrayList<>();
        Practice.all().forEach(p -> all.add(new AppSetting(p.name(), p, Access.OPEN)));
        all.add(standard(Access.SERVICES));
        all.add(standard(Access.LAUNCH));
        return all;
    }

    /** The SHOULDs that it declares not to meet. */
    Set<String> unmet() {
        return practice.ordersSupported()
                ? Set.of()
                : Set.of(
                        "submitter.orders.discovered",
                        "submitter.orders.period",
                        "submitter.orders.profiles",
                        "submitter.orders.lookback",
                        "submitter.orders.changed");
    }

    /** The target with what its owner declares. */
    SubmitterTarget.Builder declared(SubmitterTarget.Builder target) {
        Map<Feature, String> without = new HashMap<>();
        if (!practice.ordersSupported()) {
            without.put(Feature.STANDING_ORDERS, "it has a schedule of its own");
            without.put(Feature.ONE_TIME_ORDERS, "it has a schedule of its own");
        }
        if (!practice.conditionalCreate()) {
            without.put(Feature.CONDITIONAL_CREATE, "it has identifiers");
        }
        Map<String, String> unavailable = new HashMap<>();
        if (!practice.introducesPatient() || access != Access.OPEN) {
            unavailable.put(ENTRY + "patient", "the guide's scopes let no app write a patient");
        }
        for (Profile profile : EnumSet.range(Profile.SENSOR_READING_MASS, Profile.DEVICE)) {
            if (!practice.sends().contains(profile)) {
                unavailable.put(ENTRY + slice(profile), "it has none");
            }
        }
        return target.without(without).unavailable(unavailable);
    }

    private static String slice(Profile profile) {
        return switch (profile) {
            case SENSOR_READING_MASS -> "cgmSensorReadingMassPerVolume";
            case SENSOR_READING_MOLES -> "cgmSensorReadingMolesPerVolume";
            case SUMMARY_PDF -> "diagnosticReport";
            case DEVICE -> "device";
            default -> throw new IllegalArgumentException("No app is without " + profile + ".");
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
