package org.cgmkit.reports.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder in which runs leave what Allure's report shows of earlier ones: the trend over all checks, and how each check
 * ended before. Allure reads it from a folder {@value #NAME} among its results and writes it into the report; a report in
 * a single file has it inside, so it is taken from there.
 */
public final class AllureHistory {
    static final String NAME = "history";

    private static final List<String> FILES = List.of(
            "history.json", "history-trend.json", "duration-trend.json", "categories-trend.json", "retry-trend.json");
    private static final Pattern IN_PAGE =
            Pattern.compile("d\\('" + NAME + "/([a-z-]+\\.json)','([A-Za-z0-9+/=]*)'\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** The history in that folder, which need not exist. */
    public AllureHistory(Path folder) {
        this.folder = folder;
    }

    /** Puts it among the results of a run, and gives the run the next number. */
    void giveTo(Path allureResults) throws IOException {
        Path there = Files.createDirectories(allureResults.resolve(NAME));
        for (String file : FILES) {
            if (Files.isRegularFile(folder.resolve(file))) {
                Files.copy(folder.resolve(file), there.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path executor = allureResults.resolve("executor.json");
        if (JSON.readTree(Files.readAllBytes(executor)) instanceof ObjectNode run) {
            Files.write(executor, JSON.writeValueAsBytes(run.put("buildOrder", last() + 1)));
        }
    }

    /** Keeps what a page says of its own run and of the earlier ones. */
    void takeFrom(String page) throws IOException {
        Files.createDirectories(folder);
        Matcher entries = IN_PAGE.matcher(page);
        while (entries.find()) {
            if (FILES.contains(entries.group(1))) {
                Path unfinished = Files.createTempFile(folder, "." + entries.group(1), ".tmp");
                Files.write(unfinished, Base64.getDecoder().decode(entries.group(2)));
                Files.move(unfinished, folder.resolve(entries.group(1)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What an earlier run of the kit left among the results would be taken for the history of this one. */
    static void clear(Path allureResults) throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(allureResults.resolve(NAME).resolve(file));
        }
    }

    private long last() throws IOException {
        Path trend = folder.resolve("history-trend.json");
        long last = 0;
        if (Files.isRegularFile(trend)) {
            for (JsonNode run : JSON.readTree(Files.readAllBytes(trend))) {
                last = Math.max(last, run.path("buildOrder").asLong());
            }
        }
        return last;
    }
}
