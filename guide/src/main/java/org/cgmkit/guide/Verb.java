package org.cgmkit.guide;

/** How strongly a requirement binds, in the words of RFC 2119 and of this kit's catalogue. */
public enum Verb {
    /** The specification says SHALL. */
    SHALL,
    /** The specification says SHOULD. */
    SHOULD,
    /** The specification says MAY: never a failure, only recorded. */
    MAY,
    /** The specification's computable artifacts list it without a verb; graded like {@link #SHOULD}. */
    EXPECTED,
    /** A standard under it requires it anyway; the catalogue cites the clause and says whether it binds. */
    BASE
}
