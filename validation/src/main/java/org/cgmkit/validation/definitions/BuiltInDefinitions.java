package org.cgmkit.validation.definitions;

import org.cgmkit.guide.cgm.GuideVersion;

/** The guide's definitions as they are packed with the kit. */
public final class BuiltInDefinitions {
    private BuiltInDefinitions() {}

    public static GuideDefinitions of(GuideVersion version) {
        return new GuideDefinitions(
                DefinitionPacks.structures(version.id()),
                DefinitionPacks.terminology(version.id(), r -> {}).all(),
                DefinitionPacks.units(version.id()));
    }
}
