package org.cgmkit.bulk.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.bulk.BulkVersion;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * A bulk source under test.
 *
 * @param name what it is called in reports
 * @param server where it is, and how the kit gets to it
 * @param version the version of Bulk Data Access that it has
 * @param client as whom the kit is registered
 * @param otherClient another registration, or null where there is none
 * @param keysAt where the kit serves its public keys, as it is registered; null where the keys themselves are registered
 * @param level whom the exports are of
 * @param group the id of the group; empty where none is exported
 * @param world what the source is known to hold; empty where nothing is known
 * @param patience how long a job may take
 * @param writes the id of a patient of whom the kit may write and delete readings; null where it may not write
 * @param triggers what brings the source to do something, by step
 * @param knownFailures the failures that its owner declares to know of
 */
public record BulkTarget(
        String name,
        HttpTarget server,
        BulkVersion version,
        ClientIdentity client,
        @Nullable ClientIdentity otherClient,
        @Nullable URI keysAt,
        ExportLevel level,
        String group,
        List<KnownResource> world,
        Duration patience,
        @Nullable String writes,
        Map<String, AnsweringTrigger> triggers,
        List<KnownFailure> knownFailures) {
    /** The steps that a source can be brought to do. */
    public static final List<String> STEPS = List.of("newMember");

    /** Keeps copies. */
    public BulkTarget {
        world = List.copyOf(world);
        triggers = Map.copyOf(triggers);
        knownFailures = List.copyOf(knownFailures);
    }

    /** The path of a kick-off, below the base. */
    public String kickOff(ExportLevel of) {
        return switch (of) {
            case SYSTEM -> "$export";
            case PATIENT -> "Patient/$export";
            case GROUP -> "Group/" + group + "/$export";
        };
    }

    /** What brings it to do a step, or empty. */
    public Optional<AnsweringTrigger> trigger(String step) {
        return Optional.ofNullable(triggers.get(step));
    }
}
