package org.cgmkit.ehr.workings;

import java.time.Duration;
import java.util.Set;
import org.cgmkit.ehr.workings.Behaviour.BadEntries;
import org.cgmkit.ehr.workings.Behaviour.Duplicates;
import org.cgmkit.ehr.workings.Behaviour.Throttling;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Says of a behaviour only what sets it apart from the standard one. */
final class BehaviourBuilder {
    private final String name;
    private final String description;
    private boolean conditionalCreate = true;
    private boolean plusIsBlank;
    private Duplicates duplicates = Duplicates.STORED;
    private BadEntries badEntries = BadEntries.REFUSED_ALONE;
    private Throttling throttling = Throttling.NEVER;
    private Duration availableAfter = Duration.ZERO;
    private Set<String> notStored = Set.of();
    private Set<GlucoseUnit> units = Set.of(GlucoseUnit.values());
    private boolean shortensDecimals;
    private boolean deletes;
    private boolean validatesProfiles = true;
    private Set<String> places = Set.of();
    private boolean wantsTag;
    private boolean bridging;
    private Set<String> unmet = Set.of();

    BehaviourBuilder(String name, String description) {
        this.name = name;
        this.description = description;
    }

    BehaviourBuilder withoutConditionalCreate() {
        conditionalCreate = false;
        return this;
    }

    BehaviourBuilder readingPlusAsBlank() {
        plusIsBlank = true;
        return this;
    }

    BehaviourBuilder duplicates(Duplicates value) {
        duplicates = value;
        return this;
    }

    BehaviourBuilder badEntries(BadEntries value) {
        badEntries = value;
        return this;
    }

    BehaviourBuilder throttling(Throttling value) {
        throttling = value;
        return this;
    }

    BehaviourBuilder availableAfter(Duration delay) {
        availableAfter = delay;
        return this;
    }

    BehaviourBuilder notStoring(String... types) {
        notStored = Set.of(types);
        return this;
    }

    BehaviourBuilder taking(GlucoseUnit only) {
        units = Set.of(only);
        return this;
    }

    BehaviourBuilder shorteningDecimals() {
        shortensDecimals = true;
        return this;
    }

    BehaviourBuilder deleting() {
        deletes = true;
        return this;
    }

    BehaviourBuilder withoutProfiles() {
        validatesProfiles = false;
        return this;
    }

    BehaviourBuilder at(String place) {
        places = Set.of(place);
        return this;
    }

    BehaviourBuilder wantingTag() {
        wantsTag = true;
        return this;
    }

    BehaviourBuilder bridging() {
        bridging = true;
        return this;
    }

    BehaviourBuilder unmet(String... requirements) {
        unmet = Set.of(requirements);
        return this;
    }

    Behaviour build() {
        return new Behaviour(
                name,
                description,
                conditionalCreate,
                plusIsBlank,
                duplicates,
                badEntries,
                throttling,
                availableAfter,
                notStored,
                units,
                shortensDecimals,
                deletes,
                validatesProfiles,
                places,
                wantsTag,
                bridging,
                unmet);
    }
}
