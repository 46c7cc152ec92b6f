package org.cgmkit.cloud.platform;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.cgmkit.cloud.ask.Stream;
import org.jspecify.annotations.Nullable;

/** A user's connection with the partner, from the first click on. Not thread-safe. */
final class Connection {
    final String user;
    String owner;
    /** What a browser was sent away with, until it comes back. */
    String sentState = "";

    /** When the browser was sent away, counted; the last one is looked for first. */
    int sent;

    String verifier = "";
    String status = "disconnected";
    String access = "";
    String firstRefresh = "";
    String refresh = "";
    /** A refresh token that is not stored yet; empty for none. */
    String unsaved = "";

    Instant accessEnds = Instant.MAX;
    int refusals;
    int transfers;
    Map<Stream, Instant> marks = new EnumMap<>(Stream.class);
    Map<Stream, Instant> newest = new EnumMap<>(Stream.class);

    @Nullable
    Transfer transfer;

    /** When there is something to do for it; null for never. */
    @Nullable
    Instant next;

    Connection(String user) {
        this.user = user;
        this.owner = user;
    }
}
