import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionStream;

/**
 * Has an EHR simulator take in readings and be searched, and prints a line of a Markdown table for each kind of request: wall and
 * processor time of this process, which is client and simulator together, for one request. Arguments: the database (a file or a URL), a folder,
 * the number of readings in one submission.
 */
public final class StoreBench {
    private static final String PATIENT = "mara-lindqvist";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private StoreBench() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        int readings = Integer.parseInt(arguments[2]);
        EhrOptions options = EhrOptions.standard().keepingIn(DatabaseAddress.named(arguments[0]));
        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            String base = simulator.baseUrl();
            Path small = submission(folder, "small", 12, IdentifierUse.IN_RESOURCE);
            submit(base, submission(folder, "warming", 5000, IdentifierUse.IN_RESOURCE));
            repeated("12 readings, to warm up", 300, () -> submit(base, small));
            repeated("12 readings", 200, () -> submit(base, small));
            Path large = submission(folder, "large", readings, IdentifierUse.IN_RESOURCE);
            repeated(readings + " readings", 1, () -> submit(base, large));
            Path conditional = submission(folder, "conditional", readings / 10, IdentifierUse.CONDITIONAL_CREATE);
            repeated(readings / 10 + " readings with ifNoneExist", 1, () -> submit(base, conditional));
            repeated(readings / 10 + " readings with ifNoneExist, the same again", 1, () -> submit(base, conditional));
            for (String search : new String[] {
                "Observation?identifier=nobody",
                "Observation?code=99504-3&_count=20",
                "Observation?patient=" + PATIENT + "&_count=20",
                "Observation?patient=" + PATIENT + "&category=laboratory&date=ge2026-01-01&date=lt2026-01-02&_count=20",
                "ServiceRequest?patient=" + PATIENT
            }) {
                repeated(search, 20, () -> search(base + "/" + search));
                repeated(search + ", warm", 50, () -> search(base + "/" + search));
            }
        }
        System.exit(0);
    }

    private static Path submission(Path folder, String label, int readings, IdentifierUse use) throws IOException {
        Path file = folder.resolve(label + ".json");
        SubmissionContext context = SubmissionContext.of(
                        PATIENT, IdentifierSource.stable(label), Instant.parse("2026-03-15T00:00:00Z"))
                .with(use);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            SubmissionStream.readings(context, readings).writeTo(out);
        }
        return file;
    }

    private static void submit(String base, Path body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/$submit-cgm-bundle"))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofFile(body))
                .build();
        answered(CLIENT.send(request, BodyHandlers.discarding()).statusCode());
    }

    private static void search(String url) throws IOException, InterruptedException {
        answered(CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                .statusCode());
    }

    private static void answered(int status) {
        if (status != 200) {
            throw new IllegalStateException("Expected 200, but the answer was " + status + ".");
        }
    }

    /** Something that is measured. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void repeated(String what, int times, Work work) throws IOException, InterruptedException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long began = System.nanoTime();
        long before = process.getProcessCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f |%n",
                what,
                (System.nanoTime() - began) / 1e6 / times,
                (process.getProcessCpuTime() - before) / 1e6 / times);
    }
}
