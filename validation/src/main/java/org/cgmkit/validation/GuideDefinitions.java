package org.cgmkit.validation;

import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * What a guide adds to FHIR.
 *
 * @param profiles its profiles and extensions, each with a snapshot
 * @param terminology its code systems and value sets, and those parts of others that it uses
 */
record GuideDefinitions(List<StructureDefinition> profiles, List<MetadataResource> terminology) {

    /** Where definitions come from; asked once, at the first validation. */
    @FunctionalInterface
    interface Source {
        GuideDefinitions load(BaseDefinitions base);
    }
}
