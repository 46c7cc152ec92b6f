package org.cgmkit.submitter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.trace.GlucoseTrace;
import org.cgmkit.fixtures.trace.Persona;
import org.cgmkit.fixtures.trace.SensorData;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.setup.RetryPace;
import org.jspecify.annotations.Nullable;

/**
 * How an app is started.
 *
 * @param baseUrl the receiver's FHIR base URL
 * @param patient how the app learns the patient's id there
 * @param credentials as whom it comes
 * @param data where its readings come from
 * @param practice what it does where the guide leaves that open
 * @param outbox the folder that it keeps its state in, of its own for this receiver; null keeps it until it is closed
 * @param pace how often it looks for orders, and how patient it is
 * @param clock what time it is for the app; its zone is where the days of one-time orders begin
 * @param defects where it departs from the guide
 * @param tls makes its connections over TLS, or null where Java's own does
 * @param edition the versions of the guide whose codes it writes; it goes the way of the first
 */
public record AppOptions(
        URI baseUrl,
        PatientSource patient,
        Credentials credentials,
        SensorData data,
        Practice practice,
        @Nullable Path outbox,
        RetryPace pace,
        Clock clock,
        List<Defect> defects,
        @Nullable SSLContext tls,
        GuideEdition edition) {

    /** Keeps copies, and the base URL without a slash at its end. */
    public AppOptions {
        String base = baseUrl.toString();
        if (baseUrl.getHost() == null || !base.startsWith("http")) {
            throw new IllegalArgumentException(
                    "Expected the receiver's base URL, such as http://127.0.0.1:8080/fhir, but got " + base + ".");
        }
        baseUrl = URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        defects = List.copyOf(defects);
    }

    /** A sound app with the standard practice and made-up readings, without credentials, that remembers nothing. */
    public static AppOptions of(URI baseUrl, PatientSource patient) {
        return new AppOptions(
                baseUrl,
                patient,
                new Credentials.None(),
                madeUp(),
                Practice.STANDARD,
                null,
                RetryPace.STANDARD,
                Clock.system(ZoneId.systemDefault()),
                List.of(),
                null,
                GuideEdition.of(GuideVersion.usual()));
    }

    /**
     * The same with made-up readings of a sensor that measures that often.
     *
     * @throws IllegalArgumentException where that is less than a minute or more than an hour
     */
    public AppOptions sampledEvery(Duration interval) {
        return with(madeUp().sampledEvery(interval));
    }

    private static GlucoseTrace madeUp() {
        // Whoever tries it, or tests with it, finds data of the last hour whenever that is.
        return GlucoseTrace.of(Persona.TYPE_1_WELL_CONTROLLED, 1).withoutLongBreaks();
    }

    /** The same for a receiver elsewhere. */
    public AppOptions at(URI other) {
        return new AppOptions(other, patient, credentials, data, practice, outbox, pace, clock, defects, tls, edition);
    }

    /** The same with another way to learn the patient and to come in. */
    public AppOptions as(Credentials other, PatientSource otherPatient) {
        return new AppOptions(baseUrl, otherPatient, other, data, practice, outbox, pace, clock, defects, tls, edition);
    }

    /** The same with other credentials. */
    public AppOptions with(Credentials other) {
        return as(other, patient);
    }

    /** The same with other readings. */
    public AppOptions with(SensorData other) {
        return new AppOptions(
                baseUrl, patient, credentials, other, practice, outbox, pace, clock, defects, tls, edition);
    }

    /** The same with another practice. */
    public AppOptions with(Practice other) {
        return new AppOptions(baseUrl, patient, credentials, data, other, outbox, pace, clock, defects, tls, edition);
    }

    /** The same with its state in that folder. */
    public AppOptions keepingIn(Path folder) {
        return new AppOptions(
                baseUrl, patient, credentials, data, practice, folder, pace, clock, defects, tls, edition);
    }

    /** The same at another pace. */
    public AppOptions with(RetryPace other) {
        return new AppOptions(
                baseUrl, patient, credentials, data, practice, outbox, other, clock, defects, tls, edition);
    }

    /** The same at another time. */
    public AppOptions with(Clock other) {
        return new AppOptions(
                baseUrl, patient, credentials, data, practice, outbox, pace, other, defects, tls, edition);
    }

    /** The same with other connections over TLS. */
    public AppOptions with(SSLContext other) {
        return new AppOptions(
                baseUrl, patient, credentials, data, practice, outbox, pace, clock, defects, other, edition);
    }

    /** The same with other defects. */
    public AppOptions with(List<Defect> others) {
        return new AppOptions(baseUrl, patient, credentials, data, practice, outbox, pace, clock, others, tls, edition);
    }

    /** The same by other versions of the guide, going the way of the first. */
    public AppOptions by(GuideEdition other) {
        return new AppOptions(baseUrl, patient, credentials, data, practice, outbox, pace, clock, defects, tls, other);
    }

    /** The version of the guide whose way it goes. */
    GuideVersion guide() {
        return edition.versions().getFirst();
    }
}
