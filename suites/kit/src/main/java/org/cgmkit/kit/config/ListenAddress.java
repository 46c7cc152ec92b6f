package org.cgmkit.kit.config;

import org.jspecify.annotations.Nullable;

/**
 * Where the receiver of a run listens for a submitter under test.
 *
 * @param address an address of this machine, or 0.0.0.0 for all
 * @param port a port, or 0 for a free one
 * @param name the name by which the submitter knows this machine, or null for the address
 */
public record ListenAddress(String address, int port, @Nullable String name) {
    /** Only this machine, at a free port. */
    public static final ListenAddress HERE = new ListenAddress("127.0.0.1", 0, null);

    /** The name or address that belongs into the base URL that the submitter is told. */
    public String host() {
        return name != null ? name : address.equals("0.0.0.0") ? "localhost" : address;
    }
}
