package org.cgmkit.ehr.hosting;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is reached by other machines, phones and browsers.
 *
 * @param port the port to listen at, or 0 for a free one
 * @param address the address to listen at
 * @param publicUrl the address by which clients know the server, where a proxy or a tunnel stands before it, without a
 *     slash at its end; null where it is the one that it listens at
 * @param key the certificate and key to serve HTTPS with, or null for HTTP
 * @param origins the origins whose pages may call it from a browser (CORS, Fetch standard), {@code *} for all
 */
public record Hosting(
        int port,
        String address,
        @Nullable URI publicUrl,
        @Nullable ServerKey key,
        List<String> origins) {

    /** A free port on the loopback address, HTTP, no other origins. */
    public static final Hosting LOOPBACK = new Hosting(0, "127.0.0.1", null, null, List.of());

    public Hosting {
        origins = List.copyOf(origins);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Expected a port from 0 to 65535, but got " + port + ".");
        }
        if (publicUrl != null && !isAddress(publicUrl)) {
            throw new IllegalArgumentException("Expected a public URL such as https://cgm.example.org, without a path,"
                    + " but got " + publicUrl + ".");
        }
        for (String origin : origins) {
            if (!origin.equals("*") && !isAddress(URI.create(origin))) {
                throw new IllegalArgumentException(
                        "Expected an origin such as https://app.example.org, or *, but got " + origin + ".");
            }
        }
    }

    /** The same at another port. */
    public Hosting at(int otherPort) {
        return new Hosting(otherPort, address, publicUrl, key, origins);
    }

    /** The same at another address. */
    public Hosting boundTo(String otherAddress) {
        return new Hosting(port, otherAddress, publicUrl, key, origins);
    }

    /** The same known under a public URL. */
    public Hosting knownAs(URI url) {
        return new Hosting(port, address, url, key, origins);
    }

    /** The same over HTTPS. */
    public Hosting with(ServerKey other) {
        return new Hosting(port, address, publicUrl, other, origins);
    }

    /** The same open to pages of those origins. */
    public Hosting openTo(List<String> others) {
        return new Hosting(port, address, publicUrl, key, others);
    }

    /** The address under which clients find a server that listens at that port. */
    String origin(int actualPort) {
        if (publicUrl != null) {
            return publicUrl.toString();
        }
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        String host = everywhere ? "127.0.0.1" : address;
        return (key == null ? "http://" : "https://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + actualPort;
    }

    private static boolean isAddress(URI url) {
        String scheme = url.getScheme();
        return ("http".equals(scheme) || "https".equals(scheme))
                && url.getHost() != null
                && url.getPath().isEmpty()
                && url.getQuery() == null;
    }
}
