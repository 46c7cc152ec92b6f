package org.cgmkit.console.sandbox;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where sandboxes are served and kept.
 *
 * @param bind the address to listen at
 * @param port the port, or 0 for a free one
 * @param url the address by which systems know them, where a proxy stands before it, else null
 * @param file the file for their data, without the ending that the database adds; null keeps them in memory
 */
public record SandboxPlace(
        String bind, int port, @Nullable URI url, @Nullable Path file) {}
