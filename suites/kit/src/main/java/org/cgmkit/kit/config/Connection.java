package org.cgmkit.kit.config;

import java.time.Duration;

/**
 * The way from this machine to a target.
 *
 * @param tls whom the kit trusts, and who it says it is
 * @param proxies through which proxy requests go
 * @param pause the least time between the beginnings of two requests; zero for none
 */
public record Connection(TlsSettings tls, Proxies proxies, Duration pause) {

    /** What this machine is set up for: its trusted authorities, the proxies of its environment, and no pauses. */
    public static Connection ofThisMachine() {
        return new Connection(TlsSettings.standard(), Proxies.of(System.getenv()), Duration.ZERO);
    }

    /** The same with other TLS settings. */
    public Connection with(TlsSettings other) {
        return new Connection(other, proxies, pause);
    }

    /** The same with the proxies of another environment. */
    public Connection with(Proxies other) {
        return new Connection(tls, other, pause);
    }

    /** The same with another pause between requests. */
    public Connection with(Duration otherPause) {
        return new Connection(tls, proxies, otherPause);
    }
}
