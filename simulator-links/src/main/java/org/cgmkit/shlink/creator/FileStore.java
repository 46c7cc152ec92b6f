package org.cgmkit.shlink.creator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.shlink.content.Packing;
import org.cgmkit.shlink.content.SharedData;
import org.cgmkit.shlink.content.SharedFile;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.Delivery;
import org.cgmkit.shlink.workings.Habit;
import org.cgmkit.shlink.workings.PlainFile;

/**
 * The files behind links, as they are now. Of a long-term link they move on with the time, a version every five minutes; each
 * version is encrypted once, under the key of the link and with IVs of its own.
 */
final class FileStore {
    /** The media type of FHIR JSON. */
    static final String FHIR_JSON = "application/fhir+json";

    private static final Duration STEP = Duration.ofMinutes(5);

    private final Behaviour behaviour;
    private final CreatorWorkings workings;
    private final SharedData data;

    FileStore(Behaviour behaviour, CreatorWorkings workings) {
        this.behaviour = behaviour;
        this.workings = workings;
        this.data = new SharedData(
                SamplePatients.all().getFirst(), behaviour.has(Habit.MOLAR) ? GlucoseUnit.MOLAR : GlucoseUnit.MASS);
    }

    /** The version that a receiver gets at that time. */
    SharedLink.Version version(SharedLink link, Instant now) {
        Instant at = behaviour.hasAny(Habit.ONCE, Habit.UNFLAGGED) ? link.made() : now;
        Instant end = Instant.ofEpochSecond(at.getEpochSecond() / STEP.toSeconds() * STEP.toSeconds());
        synchronized (link) {
            SharedLink.Version last = link.version();
            if (last == null || !last.end().equals(end)) {
                last = new SharedLink.Version(end, data.files(link.share(), end, packing()), new ConcurrentHashMap<>());
                link.version(last);
            }
            return last;
        }
    }

    private Packing packing() {
        if (behaviour.has(Habit.SUBMISSION_BUNDLE)) {
            return Packing.SUBMISSION;
        }
        if (behaviour.has(Habit.DIRECT)) {
            return Packing.TOGETHER;
        }
        return behaviour.has(Habit.FILE_PER_KIND) ? Packing.BY_KIND : Packing.SUMMARY_APART;
    }

    /** The JWE of a file. */
    String sealed(SharedLink link, SharedLink.Version version, SharedFile file, Delivery delivery) {
        Map<String, String> sealed = version.sealed();
        return sealed.computeIfAbsent(
                file.name() + " " + delivery,
                name -> workings.files()
                        .sealing()
                        .seal(
                                new PlainFile(FHIR_JSON, plain(file, delivery), behaviour.has(Habit.DEFLATES)),
                                Base64.getUrlDecoder().decode(link.key())));
    }

    /** The text of a file. */
    String plain(SharedFile file, Delivery delivery) {
        ObjectNode resource = workings.files().content().apply(file.resource().deepCopy(), delivery);
        return workings.files().text().apply(Json.text(resource));
    }
}
