package org.cgmkit.ehr.patient;

/** The ways in which a resource can say whom it is about. */
public enum ReferenceForm {
    /** {@code Patient/id}. */
    RELATIVE,
    /** {@code https://server/Patient/id}. */
    ABSOLUTE,
    /** The fullUrl of a Patient entry in the same Bundle. */
    ENTRY,
    /** Only an identifier (FHIR R4, "Logical references"). */
    LOGICAL,
    /** Anything else: a contained resource, another type, a misspelt reference. */
    OTHER
}
