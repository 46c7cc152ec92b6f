package org.cgmkit.kit.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the server of a run listens for an app under test.
 *
 * @param address an address of this machine, or 0.0.0.0 for all
 * @param port a port, or 0 for a free one
 * @param name the name by which the app knows this machine, or null for the address
 */
public record ListenAddress(
        String address, int port, @Nullable String name) {
    /** Only this machine, at a free port. */
    public static final ListenAddress HERE = new ListenAddress("127.0.0.1", 0, null);

    /** The name or address that belongs into the base URL that the app is told. */
    public String host() {
        return name != null ? name : address.equals("0.0.0.0") ? "localhost" : address;
    }

    /**
     * Where the kit listens if nobody says so: at what {@code CGMKIT_BIND} and {@code CGMKIT_PORT} name, else only for this machine.
     *
     * @throws ConfigurationException where the variable for the port holds no number
     */
    public static ListenAddress of(Map<String, String> environment) {
        String number = environment.getOrDefault("CGMKIT_PORT", "").strip();
        String address = environment.getOrDefault("CGMKIT_BIND", "").strip();
        try {
            return new ListenAddress(
                    address.isEmpty() ? HERE.address() : address,
                    number.isEmpty() ? HERE.port() : Integer.parseInt(number),
                    HERE.name());
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "Expected a port in the variable CGMKIT_PORT, such as 8080, but got '" + number + "'.");
        }
    }
}
