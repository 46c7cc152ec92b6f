package org.cgmkit.partner.watch;

/** What a request to the hosted cloud is for. */
public enum Kind {
    /** A browser comes to the consent page. */
    AUTHORIZE,
    /** A person decides on the consent page. */
    CONSENT,
    /** A code is exchanged. */
    CODE,
    /** Tokens are renewed. */
    REFRESH,
    /** A token is revoked. */
    REVOKE,
    /** Devices are asked for. */
    DEVICES,
    /** Glucose is asked for, or how far it reaches. */
    GLUCOSE,
    /** Insulin is asked for. */
    INSULIN,
    /** Anything else. */
    OTHER;

    /** Whether it is a question for data. */
    public boolean isData() {
        return this == DEVICES || this == GLUCOSE || this == INSULIN;
    }

    /** Whether it comes from a browser, and not from the platform's server. */
    public boolean isBrowser() {
        return this == AUTHORIZE || this == CONSENT;
    }
}
