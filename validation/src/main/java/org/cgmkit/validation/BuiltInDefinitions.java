package org.cgmkit.validation;

import org.cgmkit.guide.GuideVersion;

/** The guide's definitions as they are packed with the kit. */
final class BuiltInDefinitions {
    private BuiltInDefinitions() {}

    static GuideDefinitions of(GuideVersion version) {
        return new GuideDefinitions(
                Packs.structures(version.id()),
                Packs.terminology(version.id(), r -> {}).all(),
                Packs.units(version.id()));
    }
}
