package org.cgmkit.partner.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.partner.mapping.Mapping;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * A partner source under test.
 *
 * @param name what it is called in reports
 * @param server where it is, and how the kit gets to it
 * @param mapping how it is asked and read
 * @param client as what the kit is registered
 * @param otherClient another registration, or null where there is none
 * @param users two test users
 * @param signIn how they sign in
 * @param agreement what was agreed
 * @param triggers what brings the partner to do something, by step
 * @param world what the first user's account is known to hold; empty where nothing is known
 * @param keepsBodies whether records are kept as evidence, and not only their form
 * @param knownFailures the failures that its owner declares to know of
 */
public record PartnerTarget(
        String name,
        HttpTarget server,
        Mapping mapping,
        ClientRegistration client,
        @Nullable ClientRegistration otherClient,
        List<Account> users,
        SignIn signIn,
        Agreement agreement,
        Map<String, AnsweringTrigger> triggers,
        List<KnownReading> world,
        boolean keepsBodies,
        List<KnownFailure> knownFailures) {
    /** The steps that a partner can be brought to do. */
    public static final List<String> STEPS =
            List.of("lateData", "passTime", "expireTokens", "revoke", "delete", "throttle", "blackout", "blackoutOver");

    /** Keeps copies. */
    public PartnerTarget {
        users = List.copyOf(users);
        triggers = Map.copyOf(triggers);
        world = List.copyOf(world);
        knownFailures = List.copyOf(knownFailures);
    }

    /** What brings it to do a step, or empty. */
    public Optional<AnsweringTrigger> trigger(String step) {
        return Optional.ofNullable(triggers.get(step));
    }
}
