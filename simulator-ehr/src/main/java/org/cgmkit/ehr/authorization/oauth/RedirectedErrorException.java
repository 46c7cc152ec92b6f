package org.cgmkit.ehr.authorization.oauth;

/** A request for authorization that is answered at the client, whose redirect URI is known to be its own. */
public final class RedirectedErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String url;

    public RedirectedErrorException(String url) {
        super("The client is told at its redirect URI.");
        this.url = url;
    }

    /** Where the browser is sent, with the error as parameters (RFC 6749, section 4.1.2.1). */
    public String url() {
        return url;
    }
}
