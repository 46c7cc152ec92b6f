package org.cgmkit.ehr.patient;

/** The ways in which a resource can say whom it is about. Only the first five can name the patient of the context. */
public enum ReferenceForm {
    /** {@code Patient/id}. */
    RELATIVE,
    /** {@code Patient/id/_history/1}. */
    VERSIONED,
    /** {@code https://server/Patient/id}, of whatever version. */
    ABSOLUTE,
    /** The fullUrl of a Patient entry in the same Bundle. */
    ENTRY,
    /** Only an identifier (FHIR R4, "Logical references"). */
    LOGICAL,
    /** {@code #id}, a resource that this one contains. */
    CONTAINED,
    /** {@code patient/id}: the type in another case than FHIR writes it. */
    OTHER_CASE,
    /** {@code Patient/%69d}: a part of it percent-encoded. */
    PERCENT_ENCODED,
    /** A bare id, without the type. */
    BARE,
    /** Anything else: another type, a misspelt reference. */
    OTHER
}
