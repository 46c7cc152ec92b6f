package org.cgmkit.partner.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.partner.mapping.Mapping;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * A platform under test.
 *
 * @param name what it is called in reports
 * @param mapping the shape of the cloud that it polls
 * @param bind the address at which the kit's cloud listens
 * @param port the port, or 0 for a free one
 * @param reached the address under which the platform reaches it, or null for the one that it listens at
 * @param client as what it is registered with the kit's cloud
 * @param users what it calls the two test users
 * @param terms what it was told at setup
 * @param triggers what brings it to do something, by their names
 * @param granularity how often it looks whether something is due; widens upper bounds
 * @param patience how long a trigger, or a person, may take
 * @param knownFailures the failures that its owner declares to know of
 */
public record PlatformTarget(
        String name,
        Mapping mapping,
        String bind,
        int port,
        @Nullable String reached,
        ClientRegistration client,
        List<String> users,
        PollingTerms terms,
        Map<String, AnsweringTrigger> triggers,
        Duration granularity,
        Duration patience,
        List<KnownFailure> knownFailures) {
    public PlatformTarget {
        users = List.copyOf(users);
        triggers = Map.copyOf(triggers);
        knownFailures = List.copyOf(knownFailures);
    }

    /** What brings it to do a step, or empty where nothing does. */
    public Optional<AnsweringTrigger> trigger(String step) {
        return Optional.ofNullable(triggers.get(step));
    }

    /** Whether its clock can be set. */
    public boolean hasSharedClock() {
        return triggers.containsKey("clock");
    }
}
