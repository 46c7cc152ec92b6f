package org.cgmkit.cloud.workings;

/** Where a request goes. */
public enum Endpoint {
    /** The page for sign-in and consent. */
    AUTHORIZE,
    /** A code is exchanged. */
    CODE,
    /** Tokens are renewed. */
    REFRESH,
    /** A token is revoked. */
    REVOKE,
    /** Devices are asked for. */
    DEVICES,
    /** Readings are asked for, or how far they reach. */
    GLUCOSE,
    /** Deliveries are asked for. */
    INSULIN,
    /** Anything else. */
    NONE
}
