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
import org.cgmkit.shlink.content.Share;
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

    /** So long readings are under way from a sensor. */
    private static final Duration DELAY = Duration.ofMinutes(10);

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
        boolean moves = movesOn();
        Instant usual = step(moves ? now : link.made()).minus(DELAY);
        Instant end = moves && link.freshUntil().isAfter(usual) ? link.freshUntil() : usual;
        synchronized (link) {
            SharedLink.Version last = link.version();
            if (last == null || !last.end().equals(end)) {
                boolean later = last != null;
                Share share = workings.feed().chosen().apply(link.share());
                last = new SharedLink.Version(
                        end, later, data.files(share, end, packing(link)), new ConcurrentHashMap<>());
                link.version(last);
            }
            return last;
        }
    }

    /** Whether links get new data. */
    boolean movesOn() {
        return !behaviour.hasAny(Habit.ONCE, Habit.UNFLAGGED) && workings.feed().movesOn();
    }

    /** The moment at which readings come that is the last one before, or that one. */
    static Instant step(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / STEP.toSeconds() * STEP.toSeconds());
    }

    /** Whether the link leads to the one file itself. */
    boolean isDirect(SharedLink link) {
        return behaviour.has(Habit.DIRECT) && !link.guarded();
    }

    private Packing packing(SharedLink link) {
        if (behaviour.has(Habit.SUBMISSION_BUNDLE)) {
            return Packing.SUBMISSION;
        }
        if (isDirect(link)) {
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
                                Base64.getUrlDecoder()
                                        .decode(
                                                version.updated()
                                                        ? workings.feed()
                                                                .laterKey()
                                                                .apply(link.key())
                                                        : link.key())));
    }

    /** The text of a file. */
    String plain(SharedFile file, Delivery delivery) {
        ObjectNode resource = workings.files().content().apply(file.resource().deepCopy(), delivery);
        return workings.files().text().apply(Json.text(resource));
    }
}
