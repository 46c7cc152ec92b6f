package org.cgmkit.validation.definitions;

import org.cgmkit.guide.FhirGuide;

/** A guide's definitions as they are packed with the kit. */
public final class BuiltInDefinitions {
    private BuiltInDefinitions() {}

    public static GuideDefinitions of(FhirGuide guide) {
        return new GuideDefinitions(
                DefinitionPacks.structures(guide.id()),
                DefinitionPacks.terminology(guide.id(), r -> {}).all(),
                DefinitionPacks.units(guide.id()));
    }
}
