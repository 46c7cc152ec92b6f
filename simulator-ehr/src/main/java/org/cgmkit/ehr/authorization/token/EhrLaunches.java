package org.cgmkit.ehr.authorization.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;

/** The launches that the EHR has begun (SMART App Launch 2.2, "Launch App: EHR Launch"). */
public final class EhrLaunches {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private record Launch(String patient, Instant ends) {}

    private final Clock clock;
    private final Map<String, Launch> byHash = new ConcurrentHashMap<>();

    public EhrLaunches(Clock clock) {
        this.clock = clock;
    }

    /** A new {@code launch} for that patient. */
    public String begin(String patient) {
        byHash.values().removeIf(l -> l.ends().isBefore(clock.instant()));
        String text = RandomSecrets.fresh();
        byHash.put(RandomSecrets.hash(text), new Launch(patient, clock.instant().plus(LIFE)));
        return text;
    }

    /** The id of the patient of a launch, or nothing where there is none or its time is over. */
    public Optional<String> patient(String launch) {
        return Optional.ofNullable(byHash.get(RandomSecrets.hash(launch)))
                .filter(l -> clock.instant().isBefore(l.ends()))
                .map(Launch::patient);
    }
}
