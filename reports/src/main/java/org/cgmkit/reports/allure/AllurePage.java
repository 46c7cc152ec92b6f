package org.cgmkit.reports.allure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Makes Allure's report as one HTML page that opens offline and loads nothing from the network. Allure's generator runs
 * in a Java process of its own, because it brings older versions of libraries that the kit uses.
 */
public final class AllurePage {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "allure.html";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Left in the page even where analytics are off; without the script that it feeds it does nothing. */
    private static final Pattern ANALYTICS = Pattern.compile("<script>\\s*window\\.dataLayer = (?s:.*?)</script>");

    /** Has the browser hold the page to what it promises, whatever a target's answer in it may say. */
    private static final String POLICY = "<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\""
            + "default-src data: blob: 'unsafe-inline' 'unsafe-eval'; form-action 'none'; base-uri 'none'\">";

    private AllurePage() {}

    /**
     * Makes the page of results that {@link AllureResults} wrote. It takes seconds.
     *
     * @return where the page is
     * @throws IOException when it cannot be made; the message says why
     */
    public static Path write(RunReport report, Path allureResults, Path folder) throws IOException {
        return write(report, allureResults, folder, null);
    }

    /**
     * The same with what earlier runs left in a history, to which this run is added.
     *
     * @param history the history, or null
     */
    public static Path write(RunReport report, Path allureResults, Path folder, @Nullable AllureHistory history)
            throws IOException {
        return write(report, allureResults, folder, history, GeneratorHome.ofUser(System.getenv()));
    }

    static Path write(
            RunReport report, Path allureResults, Path folder, @Nullable AllureHistory history, GeneratorHome generator)
            throws IOException {
        if (history != null) {
            history.giveTo(allureResults);
        }
        Path work = Files.createTempDirectory("cgmkit-page-");
        try {
            generate(report, generator.unpacked(), allureResults, work);
            String page = Files.readString(work.resolve("page/index.html"));
            Path written = work.resolve(FILE);
            Files.writeString(written, ANALYTICS.matcher(page).replaceAll("").replaceFirst("<head>", POLICY));
            Path place = Files.move(written, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            if (history != null) {
                history.takeFrom(page);
            }
            return place;
        } finally {
            delete(work);
        }
    }

    private static void generate(RunReport report, Path home, Path allureResults, Path work) throws IOException {
        Path output = work.resolve("output.txt");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life: start fast, and take little.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dlogback.configurationFile=" + home.resolve("config/logback.xml"),
                // What Tika has to know of types of files, before what it brings itself.
                "-cp",
                home.resolve("config") + File.pathSeparator + home.resolve("lib") + "/*",
                "io.qameta.allure.CommandLine",
                "generate",
                "--single-file",
                "--name",
                "cgmkit: " + report.suite() + " suite, " + report.gate(),
                "--output",
                work.resolve("page").toString(),
                allureResults.toAbsolutePath().toString());
        command.environment().put("APP_HOME", home.toString());
        // Any other value leaves the tracker in the page.
        command.environment().put("ALLURE_NO_ANALYTICS", "true");
        command.redirectErrorStream(true).redirectOutput(output.toFile());
        Process process = command.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("Allure's generator did not end within " + PATIENCE.toMinutes() + " minutes.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Allure's generator was interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.exists(work.resolve("page/index.html"))) {
            throw new IOException(
                    "Allure's generator ended with code " + process.exitValue() + " and said: " + lastLines(output));
        }
    }

    private static String lastLines(Path output) throws IOException {
        List<String> lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty()
                ? "nothing."
                : String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
