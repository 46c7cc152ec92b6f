package org.cgmkit.cgm.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * The units in which a receiver takes glucose, as far as it says: mass, molar or both (guide, "Must Support").
 *
 * @param units those units, at least one
 */
public record AcceptedUnits(Set<GlucoseUnit> units) {
    public AcceptedUnits {
        units = Set.copyOf(units);
    }

    /** The one whose profiles a capability statement lists, where it lists those of one unit only; else both. */
    static AcceptedUnits saidIn(JsonNode metadata, GuideVersion guide) {
        Set<GlucoseUnit> listed = EnumSet.noneOf(GlucoseUnit.class);
        metadata.path("rest")
                .findValues("supportedProfile")
                .forEach(profiles -> profiles.forEach(profile -> Profile.byUrl(guide, profile.asText())
                        .flatMap(GlucoseUnit::of)
                        .ifPresent(listed::add)));
        return new AcceptedUnits(listed.size() == 1 ? listed : EnumSet.allOf(GlucoseUnit.class));
    }

    /** The unit of everything that is sent without a reason for the other one. */
    public GlucoseUnit usual() {
        return Collections.min(units);
    }

    /** Whether that unit is taken. */
    public boolean take(GlucoseUnit unit) {
        return units.contains(unit);
    }

    /** The only unit that is taken, or nothing where both are. */
    public Optional<GlucoseUnit> only() {
        return units.size() == 1 ? Optional.of(usual()) : Optional.empty();
    }
}
