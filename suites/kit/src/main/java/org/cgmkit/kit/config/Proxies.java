package org.cgmkit.kit.config;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Through which proxy a request goes. Java's own properties ({@code -Dhttps.proxyHost} and so on) go before the variables
 * {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy} that other command-line tools follow. The
 * machine itself is never asked through a proxy.
 */
public final class Proxies {

    /**
     * A proxy.
     *
     * @param host its host
     * @param port its port
     * @param user the user whom it knows, or null
     * @param password that user's password, or null
     */
    public record Proxy(
            String host,
            int port,
            @Nullable String user,
            @Nullable String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private final Map<String, String> environment;

    private Proxies(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The proxies that such an environment names. */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(environment);
    }

    /**
     * The proxy for that address, or empty where it is asked directly.
     *
     * @throws ConfigurationException where the environment names a proxy that cannot be understood
     */
    public Optional<Proxy> proxyFor(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        if (isThisMachine(host)) {
            return Optional.empty();
        }
        Optional<Proxy> ofJava = ofJava(address);
        if (ofJava.isPresent() || exempted(host, address.getPort())) {
            return ofJava;
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        for (String name : List.of(scheme + "_proxy", "all_proxy")) {
            String value = variable(name);
            if (!value.isEmpty()) {
                return Optional.of(parsed(name, value));
            }
        }
        return Optional.empty();
    }

    private static Optional<Proxy> ofJava(URI address) {
        return ProxySelector.getDefault().select(address).stream()
                .filter(proxy -> proxy.type() == java.net.Proxy.Type.HTTP)
                .map(java.net.Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(at -> new Proxy(at.getHostString(), at.getPort(), null, null))
                .findFirst();
    }

    private boolean exempted(String host, int port) {
        return Arrays.stream(variable("no_proxy").toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> matches(entry, host, port));
    }

    /** As curl reads it: a name stands for itself and everything below it, {@code *} for all. */
    private static boolean matches(String entry, String host, int port) {
        String name = entry;
        int colon = entry.lastIndexOf(':');
        if (colon > 0 && entry.indexOf(':') == colon) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        String domain = name.replaceFirst("^\\*?\\.", "");
        return name.equals("*") || host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name, "");
        return (lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower).strip();
    }

    private static Proxy parsed(String variable, String value) {
        URI uri;
        try {
            uri = new URI(value.contains("://") ? value : "http://" + value);
        } catch (URISyntaxException e) {
            throw unreadable(variable);
        }
        if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
            throw unreadable(variable);
        }
        String[] user = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new Proxy(
                uri.getHost(),
                uri.getPort() < 0 ? 80 : uri.getPort(),
                user.length < 1 ? null : decoded(user[0]),
                user.length < 2 ? null : decoded(user[1]));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Does not show the value, which may hold a password. */
    private static ConfigurationException unreadable(String variable) {
        return new ConfigurationException("Expected the environment variable " + variable
                + " to name an HTTP proxy, such as http://proxy.example.org:3128, but it does not: correct it, or name "
                + "the target's host in no_proxy.");
    }
}
