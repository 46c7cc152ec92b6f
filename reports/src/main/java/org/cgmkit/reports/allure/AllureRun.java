package org.cgmkit.reports.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.RunReport;

/** What Allure shows of a run as a whole: the environment, who ran it, and the categories of findings. */
final class AllureRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A category of findings, in the words of Allure's {@code categories.json}. */
    record Category(String name, String description, String messageRegex, List<String> matchedStatuses) {}

    /** What the message of a failure begins with that the target's owner declares to know of. */
    static final String KNOWN = "KNOWN: ";

    /** Each outcome but the good ones; results of one status are told apart by the first word of their message. */
    static final List<Category> CATEGORIES = List.of(
            new Category("KNOWN: declared by the target's owner", "", "(?s)KNOWN: .*", List.of("failed", "broken")),
            category("FAIL", "a binding requirement is not met", "failed"),
            category("WARN", "advised or expected, but not met", "broken"),
            category("ERROR", "the kit or the network failed", "unknown"),
            category("INCONCLUSIVE", "a precondition was not met", "unknown"),
            category("NOT_APPLICABLE", "by what the target declares or shows", "skipped"),
            category("NOT_TESTED", "there is no check", "skipped"));

    private AllureRun() {}

    static void write(RunReport report, Path results) throws IOException {
        Files.write(results.resolve("categories.json"), JSON.writeValueAsBytes(CATEGORIES));
        Files.write(results.resolve("executor.json"), JSON.writeValueAsBytes(executor(report)));
        Files.writeString(results.resolve("environment.properties"), environment(report), StandardCharsets.ISO_8859_1);
    }

    private static Category category(String outcome, String words, String status) {
        return new Category(outcome + ": " + words, "", "(?s)" + outcome + "(:.*)?", List.of(status));
    }

    private static Map<String, String> executor(RunReport report) {
        Map<String, String> executor = new LinkedHashMap<>();
        executor.put("name", "cgmkit " + report.kit());
        executor.put("type", "cgmkit");
        executor.put("buildName", report.suite() + " suite against " + report.target());
        executor.put("reportName", "cgmkit: " + report.suite() + " suite");
        return executor;
    }

    private static String environment(RunReport report) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Gate", report.gate().name());
        String over = report.knownFailures().broken().stream()
                .map(KnownFailures.Entry::sentence)
                .collect(Collectors.joining(" "));
        if (!over.isEmpty()) {
            environment.put("Known_failures", over);
        }
        environment.put("Target", report.target());
        environment.put("Suite", report.suite());
        environment.put(
                "Guide",
                report.specification().version() + " (" + report.specification().release() + ")");
        environment.put("Kit", report.kit());
        environment.put("Started", report.started().toString());
        environment.put("Finished", report.finished() ? "yes" : "no");
        return environment.entrySet().stream()
                .map(e -> e.getKey() + "=" + escaped(e.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** As {@link java.util.Properties} reads it. */
    private static String escaped(String value) {
        return value.chars()
                .mapToObj(c -> c == '\\' || c < 0x20 || c > 0x7E
                        ? String.format(Locale.ROOT, "\\u%04X", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
