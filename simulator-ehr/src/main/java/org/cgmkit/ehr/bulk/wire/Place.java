package org.cgmkit.ehr.bulk.wire;

/** The places at which a bulk source can be asked. */
public enum Place {
    /** The CapabilityStatement. */
    METADATA,
    /** A kick-off at any level. */
    KICK_OFF,
    /** The status of a job. */
    STATUS,
    /** A file of an export. */
    FILE,
    /** The deletion of a job. */
    DELETE,
    /** A read, a search or a write of resources. */
    RESOURCE
}
