package org.cgmkit.console;

import java.net.URI;
import org.cgmkit.database.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * How a console is started.
 *
 * @param bind the address to listen at
 * @param port the port of the console, or 0 for a free one
 * @param sandboxPort the port of the sandboxes, or 0 for a free one
 * @param baseUrl the address by which people know the console, null on this machine's loopback addresses only
 * @param sandboxUrl the address by which systems know the sandboxes, null likewise
 * @param database the console's database
 * @param sandboxes the database in which the sandboxes keep their data, which may be another schema of the console's; null
 *     keeps them in memory
 */
public record ConsoleOptions(
        String bind,
        int port,
        int sandboxPort,
        @Nullable URI baseUrl,
        @Nullable URI sandboxUrl,
        DatabaseAddress database,
        @Nullable DatabaseAddress sandboxes) {

    public ConsoleOptions {
        checkPort(port);
        checkPort(sandboxPort);
        if (port == sandboxPort && port != 0) {
            throw new IllegalArgumentException(
                    "Expected two ports, one for the console and one for the sandboxes, but got " + port
                            + " for both.");
        }
        if ((baseUrl == null) != (sandboxUrl == null)) {
            throw new IllegalArgumentException(
                    "Expected both --base-url and --sandbox-url, or neither: beyond this machine"
                            + " the console and the sandboxes go by two host names.");
        }
        if (baseUrl != null && sandboxUrl != null) {
            checkAddress(baseUrl);
            checkAddress(sandboxUrl);
            if (baseUrl.getHost().equalsIgnoreCase(sandboxUrl.getHost())) {
                throw new IllegalArgumentException(
                        "Expected --base-url and --sandbox-url to have different host names, but"
                                + " both have " + baseUrl.getHost()
                                + ": sandboxes answer what strangers send, so they must not share the console's cookies.");
            }
        }
    }

    private static void checkPort(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Expected a port from 0 to 65535, but got " + port + ".");
        }
    }

    private static void checkAddress(URI url) {
        boolean address = url.getHost() != null
                && url.getRawPath().isEmpty()
                && url.getRawQuery() == null
                && url.getRawUserInfo() == null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()));
        if (!address) {
            throw new IllegalArgumentException(
                    "Expected an address such as https://cgm.example.org, without a path, but got " + url + ".");
        }
        boolean loopback = url.getHost().equals("localhost") || url.getHost().startsWith("127.");
        if (url.getScheme().equals("http") && !loopback) {
            throw new IllegalArgumentException("Expected https beyond this machine, but got " + url
                    + ": put a proxy with a certificate before it.");
        }
    }
}
