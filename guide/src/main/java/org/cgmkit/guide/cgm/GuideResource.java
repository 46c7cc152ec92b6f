package org.cgmkit.guide.cgm;

/**
 * One computable artifact of the guide, as the kit re-expresses it: the facts are the guide's, the words the kit's.
 *
 * @param name its path below the guide's version, without the ending, such as {@code profiles/cgm-device}
 * @param type its FHIR resource type, such as {@code StructureDefinition}
 * @param json the resource as FHIR R4 JSON
 */
public record GuideResource(String name, String type, String json) {}
