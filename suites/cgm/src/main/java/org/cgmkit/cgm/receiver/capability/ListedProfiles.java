package org.cgmkit.cgm.receiver.capability;

import java.util.List;
import java.util.Map;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;

/** The profiles that the guide's capability statement for receivers lists. */
final class ListedProfiles {
    /** In the order of that statement. */
    static final List<Profile> EXPECTED = List.of(
            Profile.CGM_STANDING_ORDER,
            Profile.CGM_ONE_TIME_ORDER,
            Profile.DEVICE,
            Profile.SUMMARY_PDF,
            Profile.SUMMARY,
            Profile.MEAN_GLUCOSE_MASS,
            Profile.MEAN_GLUCOSE_MOLES,
            Profile.TIMES_IN_RANGES,
            Profile.GMI,
            Profile.COEFFICIENT_OF_VARIATION,
            Profile.DAYS_OF_WEAR,
            Profile.SENSOR_ACTIVE_PERCENTAGE,
            Profile.SENSOR_READING_MASS,
            Profile.SENSOR_READING_MOLES);

    private static final Map<Profile, Profile> OTHER_UNIT = Map.of(
            Profile.MEAN_GLUCOSE_MASS, Profile.MEAN_GLUCOSE_MOLES,
            Profile.MEAN_GLUCOSE_MOLES, Profile.MEAN_GLUCOSE_MASS,
            Profile.SENSOR_READING_MASS, Profile.SENSOR_READING_MOLES,
            Profile.SENSOR_READING_MOLES, Profile.SENSOR_READING_MASS);

    private ListedProfiles() {}

    /** Whether the same profile in the other unit is listed: one of the two is enough (guide, "Must Support"). */
    static boolean otherUnitIsListed(Profile profile, List<String> listed, GuideVersion guide) {
        Profile other = OTHER_UNIT.get(profile);
        return other != null && listed.contains(other.url(guide));
    }
}
