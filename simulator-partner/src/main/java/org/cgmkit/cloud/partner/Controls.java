package org.cgmkit.cloud.partner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.oauth.Grants;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.world.CloudClock;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.cloud.world.World;

/** What brings a simulated cloud to do something: a step by its name, for a user. */
public final class Controls {
    private static final List<String> STEPS = List.of(
            "newData",
            "lateData",
            "passTime",
            "expireTokens",
            "revoke",
            "delete",
            "throttle",
            "blackout",
            "blackoutOver");

    private final World world;
    private final CloudClock clock;
    private final Grants grants;
    private final Duration life;
    private boolean blackout;
    private boolean throttled;

    /** Of a cloud whose tokens live so long. */
    Controls(World world, CloudClock clock, Grants grants, Duration life) {
        this.world = world;
        this.clock = clock;
        this.grants = grants;
        this.life = life;
    }

    /**
     * Does a step.
     *
     * @param user the name of the user whom it is about
     * @param record the id of the record that it is about
     */
    public synchronized CloudAnswer step(String step, String user, String record) {
        Optional<Person> person =
                Person.ALL.stream().filter(each -> each.name().equals(user)).findFirst();
        if (person.isEmpty()) {
            return CloudAnswer.error(
                    400, "invalid_request", "Expected one of the users anna and ben, but got '" + user + "'.");
        }
        // A reading lies between two others, so that it is none of those that are there.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        switch (step) {
            case "newData" -> world.add(world.made(person.get(), now.minusSeconds(70), 111, clock.instant(), false));
            case "lateData" ->
                world.add(world.made(person.get(), now.minus(Duration.ofMinutes(47)), 112, clock.instant(), true));
            case "passTime" -> clock.pass(life.multipliedBy(9).dividedBy(10).minusSeconds(60));
            case "expireTokens" -> clock.pass(life.plusSeconds(1));
            case "revoke" -> grants.revoke(person.get());
            case "delete" -> world.delete(record);
            case "throttle" -> throttled = true;
            case "blackout" -> blackout = true;
            case "blackoutOver" -> blackout = false;
            default -> {
                return CloudAnswer.error(
                        400,
                        "invalid_request",
                        "Expected one of the steps " + String.join(", ", STEPS) + ", but got '" + step + "'.");
            }
        }
        return CloudAnswer.of(200, JsonNodeFactory.instance.objectNode().put("step", step));
    }

    synchronized boolean isBlackout() {
        return blackout;
    }

    /** Whether calls are to be throttled from now on; told once. */
    synchronized boolean takeThrottle() {
        boolean told = throttled;
        throttled = false;
        return told;
    }
}
