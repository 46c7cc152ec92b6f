package org.cgmkit.submitter.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cgmkit.fixtures.Json;
import org.jspecify.annotations.Nullable;

/** What the app knows beyond its end. Every change is on disk before the method returns. */
public final class AppState {
    private final Path file;
    private final String installation;
    private final Map<String, Instant> schedules = new HashMap<>();
    private final Set<String> oneTime = new HashSet<>();
    private final Set<String> severalThere = new LinkedHashSet<>();
    private boolean introduced;
    private boolean conditionsRefused;
    private @Nullable StoredGrant grant;

    private AppState(Path file, JsonNode state) {
        this.file = file;
        this.installation = state.path("installation").asText(UUID.randomUUID().toString());
        take(SubmissionMarks.of(state.path("marks")));
        state.path("severalThere").forEach(identifier -> severalThere.add(identifier.asText()));
        this.conditionsRefused = state.path("conditionsRefused").asBoolean();
        JsonNode given = state.path("grant");
        this.grant = given.isObject()
                ? new StoredGrant(
                        given.path("accessToken").asText(),
                        given.path("refreshToken").asText(null),
                        given.path("patient").asText(null))
                : null;
    }

    static AppState in(Path file) throws IOException {
        AppState memory = new AppState(file, Files.exists(file) ? Json.MAPPER.readTree(file.toFile()) : Json.object());
        memory.save();
        return memory;
    }

    /** A UUID that no other installation has. */
    public String installation() {
        return installation;
    }

    /** When the last submission of a schedule was due; empty where there was none. */
    public Optional<Instant> submitted(String schedule) {
        return Optional.ofNullable(schedules.get(schedule));
    }

    /** Whether the one-time order was answered. */
    public boolean answered(String order) {
        return oneTime.contains(order);
    }

    /** Whether the patient was among the entries once. */
    public boolean introduced() {
        return introduced;
    }

    /** Whether the receiver was seen not to support conditional creates. */
    public boolean conditionsRefused() {
        return conditionsRefused;
    }

    /** Remembers that the receiver does not support conditional creates. */
    public void refuseConditions() {
        conditionsRefused = true;
        save();
    }

    /** Whether the receiver said that it has several resources with that identifier value. */
    public boolean severalThere(String identifier) {
        return severalThere.contains(identifier);
    }

    /** Remembers that the receiver has several resources with each of those identifier values. */
    public void noteSeveralThere(Set<String> identifiers) {
        if (severalThere.addAll(identifiers)) {
            save();
        }
    }

    /** What an authorization server gave the app; empty where there is nothing, or no longer. */
    public Optional<StoredGrant> grant() {
        return Optional.ofNullable(grant);
    }

    /** Remembers what an authorization server gave, or with null that it was taken back. */
    public void keep(@Nullable StoredGrant given) {
        grant = given;
        save();
    }

    /** Remembers what a submission settles. */
    void settle(SubmissionMarks marks) {
        take(marks);
        save();
    }

    private void take(SubmissionMarks marks) {
        schedules.putAll(marks.schedules());
        oneTime.addAll(marks.oneTime());
        introduced |= marks.introduced();
    }

    private void save() {
        ObjectNode state = Json.object().put("installation", installation);
        state.set("marks", new SubmissionMarks(schedules, oneTime, introduced).json());
        ArrayNode several = state.putArray("severalThere");
        severalThere.forEach(several::add);
        state.put("conditionsRefused", conditionsRefused);
        if (grant != null) {
            state.putObject("grant")
                    .put("accessToken", grant.accessToken())
                    .put("refreshToken", grant.refreshToken())
                    .put("patient", grant.patient());
        }
        try {
            AtomicFile.write(file, Json.text(state));
        } catch (IOException e) {
            throw new UncheckedIOException("The state of the app cannot be written to " + file + ".", e);
        }
    }
}
