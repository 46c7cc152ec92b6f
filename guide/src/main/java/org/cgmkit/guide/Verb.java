package org.cgmkit.guide;

/** How strongly a requirement binds, in the words of RFC 2119 and of this kit's catalogue. */
public enum Verb {
    /** The guide says SHALL. */
    SHALL,
    /** The guide says SHOULD. */
    SHOULD,
    /** The guide says MAY: never a failure, only recorded. */
    MAY,
    /** The guide's computable artifacts list it without a verb; graded like {@link #SHOULD}. */
    EXPECTED,
    /** FHIR R4, SMART App Launch or HTTP requires it anyway; the catalogue cites the clause and says whether it binds. */
    BASE
}
