package org.cgmkit.validation.definitions;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * What a guide adds to FHIR.
 *
 * @param profiles its profiles and extensions, each with a snapshot, in the model that the validator works on
 * @param terminology its code systems and value sets, and those parts of others that it uses
 * @param units what units mean, by their UCUM codes; those that are not here are looked up, which takes longer
 */
public record GuideDefinitions(
        List<StructureDefinition> profiles, List<MetadataResource> terminology, Map<String, String> units) {}
