package org.cgmkit.reports.allure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes three real pages: two runs with a history, and one without. */
class AllureHistoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theSecondPageShowsTheTrendOverBothRunsAndAPageWithoutHistoryShowsNone() throws IOException {
        Path kept = folder.resolve("kept/by/ci");
        RunReport failing = SampleRun.in(folder.resolve("results"));

        JsonNode first = trend(page(failing, new AllureHistory(kept)));
        String second = page(SampleRun.sound(failing), new AllureHistory(kept));

        assertThat("the first run", first.findValuesAsText("buildOrder"), contains("1"));
        JsonNode trend = trend(second);
        assertThat("newest first", trend.findValuesAsText("buildOrder"), contains("2", "1"));
        assertThat(trend.at("/0/data/failed").asInt(-1), is(0));
        assertThat(trend.at("/1/data/failed").asInt(-1), is(1));
        assertThat("how a check ended before", entries(second, "data/test-cases/"), containsString("\"history\":{"));
        assertThat(
                "kept for the next run",
                JSON.readTree(kept.resolve("history-trend.json").toFile()).size(),
                is(2));
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.filter(f -> f.toString().endsWith(".tmp")).toList(), is(empty()));
        }

        String alone = page(failing, null);
        assertThat("of the earlier runs nothing is left over", trend(alone).size(), is(1));
        assertThat(alone, not(containsString("buildOrder\":2")));
    }

    private String page(RunReport run, @Nullable AllureHistory history) throws IOException {
        Path results = folder.resolve("results");
        Path allure = AllureResults.write(run, SampleRun.explanations(), results);
        return Files.readString(AllurePage.write(
                run,
                allure,
                results,
                history,
                new GeneratorHome(folder.resolve("cache"), GeneratorHome.packedWithTheKit())));
    }

    private static JsonNode trend(String page) throws IOException {
        return JSON.readTree(entries(page, "widgets/history-trend.json"));
    }

    private static String entries(String page, String beginning) {
        Matcher found = Pattern.compile("d\\('" + Pattern.quote(beginning) + "[^']*','([A-Za-z0-9+/=]*)'\\)")
                .matcher(page);
        StringBuilder all = new StringBuilder();
        while (found.find()) {
            all.append(new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8));
        }
        return all.toString();
    }
}
