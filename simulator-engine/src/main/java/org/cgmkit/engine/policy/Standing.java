package org.cgmkit.engine.policy;

/** What may be said of an engine that decides so. */
public enum Standing {
    /** What is taken where an engine declares nothing. */
    USUAL,
    /** Legal where the engine declares it: some consensus, vendor or well-kept engine does it. */
    ALLOWED,
    /** Makes numbers wrong whatever the engine declares. */
    DEFECT
}
