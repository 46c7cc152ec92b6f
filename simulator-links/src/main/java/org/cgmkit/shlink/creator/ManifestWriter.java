package org.cgmkit.shlink.creator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.OptionalInt;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.content.SharedFile;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.Delivery;
import org.cgmkit.shlink.workings.Habit;

/** Writes manifests (SMART Health Links, Manifest File). */
final class ManifestWriter {
    /** Shorter JWEs, in characters, go into the manifest by themselves. */
    private static final int SHORT = 20_000;

    private final Behaviour behaviour;
    private final CreatorWorkings workings;
    private final FileStore files;
    private final Locations locations;

    ManifestWriter(Behaviour behaviour, CreatorWorkings workings, FileStore files, Locations locations) {
        this.behaviour = behaviour;
        this.workings = workings;
        this.files = files;
        this.locations = locations;
    }

    /**
     * The manifest of a link now.
     *
     * @param base the address below which locations stand
     * @param limit how long an embedded file may be at most, in characters
     */
    String manifest(SharedLink link, Instant now, String base, OptionalInt limit) {
        SharedLink.Version version = files.version(link, now);
        ObjectNode manifest = Json.object();
        String status = behaviour.hasAny(Habit.ONCE, Habit.UNFLAGGED) ? "finalized" : "can-change";
        if (!behaviour.has(Habit.EARLIER_TEXT)) {
            manifest.put("status", status);
        }
        ArrayNode entries = manifest.putArray("files");
        for (SharedFile file : version.files()) {
            ObjectNode entry = entries.addObject();
            entry.put(
                    "contentType",
                    behaviour.hasAny(Habit.PLAIN_CONTENT_TYPE, Habit.EARLIER_TEXT)
                            ? FileStore.FHIR_JSON
                            : FileStore.FHIR_JSON + ";fhirVersion=4.0.1");
            entry.put("lastUpdated", version.end().toString());
            if (behaviour.has(Habit.EARLIER_TEXT)) {
                entry.put("status", status).put("fhirVersion", "4.0.1");
            }
            String sealed = embedded(link, version, file);
            boolean embedded = embeds(sealed.length(), limit);
            if (embedded) {
                entry.put("embedded", sealed);
            }
            if (!embedded || behaviour.has(Habit.BOTH)) {
                entry.put(
                        "location",
                        workings.files().location().apply(base + locations.open(link, version, file, now), link.key()));
            }
        }
        if (behaviour.has(Habit.LISTS)) {
            list(manifest, version);
        }
        return Json.text(workings.files().manifest().apply(manifest));
    }

    private String embedded(SharedLink link, SharedLink.Version version, SharedFile file) {
        if (workings.feed().embedsCurrent()) {
            return files.sealed(link, version, file, Delivery.EMBEDDED);
        }
        SharedLink.Version first = link.firstVersion();
        SharedFile older = first.files().stream()
                .filter(f -> f.name().equals(file.name()))
                .findFirst()
                .orElse(file);
        return files.sealed(link, first, older, Delivery.EMBEDDED);
    }

    private boolean embeds(int length, OptionalInt limit) {
        boolean wanted =
                behaviour.hasAny(Habit.EMBEDS, Habit.BOTH) || (length <= SHORT && !behaviour.has(Habit.LOCATES));
        boolean allowed = limit.isEmpty()
                || length <= limit.getAsInt()
                || !workings.files().obeysLimit();
        return wanted && allowed;
    }

    private static void list(ObjectNode manifest, SharedLink.Version version) {
        ObjectNode list = manifest.putObject("list")
                .put("resourceType", "List")
                .put("status", "current")
                .put("mode", "working");
        ArrayNode entries = list.putArray("entry");
        version.files()
                .forEach(file -> entries.addObject().putObject("item").put("display", "CGM data: " + file.name()));
    }
}
