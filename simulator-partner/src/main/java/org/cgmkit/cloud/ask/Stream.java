package org.cgmkit.cloud.ask;

/** A kind of data that can be asked for. */
public enum Stream {
    /** Devices. */
    DEVICES,
    /** Readings. */
    GLUCOSE,
    /** Deliveries of insulin. */
    INSULIN,
    /** How far data reach. */
    EXTENT
}
