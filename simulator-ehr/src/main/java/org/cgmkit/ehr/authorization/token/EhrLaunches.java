package org.cgmkit.ehr.authorization.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.store.DataSet;

/** The launches that the EHR has begun (SMART App Launch 2.2, "Launch App: EHR Launch"). */
public final class EhrLaunches {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final DataSet data;
    private final Clock clock;

    /** The launches in that data set. */
    public EhrLaunches(DataSet data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** A new {@code launch} for that patient. */
    public String begin(String patient) {
        String text = RandomSecrets.fresh();
        long now = clock.millis();
        data.jdbi().useHandle(h -> {
            h.execute("DELETE FROM smart_launch WHERE data_set = ? AND ends < ?", data.number(), now);
            h.execute(
                    "INSERT INTO smart_launch (data_set, hash, patient, ends) VALUES (?, ?, ?, ?)",
                    data.number(),
                    RandomSecrets.hash(text),
                    patient,
                    now + LIFE.toMillis());
        });
        return text;
    }

    /** The id of the patient of a launch, or nothing where there is none or its time is over. */
    public Optional<String> patient(String launch) {
        return data.jdbi()
                .withHandle(h -> h.createQuery("SELECT patient FROM smart_launch WHERE data_set = :dataSet"
                                + " AND hash = :hash AND ends > :now")
                        .bind("dataSet", data.number())
                        .bind("hash", RandomSecrets.hash(launch))
                        .bind("now", clock.millis())
                        .mapTo(String.class)
                        .findOne());
    }
}
