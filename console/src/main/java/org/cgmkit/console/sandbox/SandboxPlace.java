package org.cgmkit.console.sandbox;

import java.net.URI;
import org.cgmkit.database.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where sandboxes are served and kept.
 *
 * @param bind the address to listen at
 * @param port the port, or 0 for a free one
 * @param url the address by which systems know them, where a proxy stands before it, else null
 * @param database the database for their data; null keeps them in memory
 */
public record SandboxPlace(
        String bind, int port, @Nullable URI url, @Nullable DatabaseAddress database) {}
