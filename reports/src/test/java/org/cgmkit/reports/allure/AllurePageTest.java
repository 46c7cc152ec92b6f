package org.cgmkit.reports.allure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Makes a real page, once, in a Java process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllurePageTest {
    /** A tag with an address that a browser loads by itself. */
    private static final Pattern LOADED = Pattern.compile(
            "<(?:script|link|img|iframe|object|embed|audio|video|source|base)\\b[^>]*?\\b(?:src|href|data)=\"([^\"]*)\"");

    private static final Pattern DATA = Pattern.compile("data:[\\w/+.-]+;base64,([A-Za-z0-9+/=]+)");
    private static final Pattern REPORT_DATA = Pattern.compile("d\\('([^']+)','([A-Za-z0-9+/=]*)'\\)");

    private Path folder = Path.of("");
    private List<CheckResult> checks = List.of();
    private String page = "";

    @BeforeAll
    void page(@TempDir Path results) throws IOException {
        folder = results;
        RunReport run = SampleRun.in(folder);
        checks = run.checks();
        Path allure = AllureResults.write(run, SampleRun.explanations(), folder);
        page = Files.readString(AllurePage.write(run, allure, folder, null, generator()));
    }

    @Test
    void loadsNothingButWhatIsInIt() {
        List<String> loaded =
                LOADED.matcher(page).results().map(tag -> tag.group(1)).toList();

        assertThat(loaded, hasSize(greaterThan(3)));
        assertThat(loaded.stream().map(address -> address.substring(0, 5)).toList(), everyItem(is("data:")));
        String styles = String.join("\n", embedded());
        assertThat(styles, containsString("@font-face"));
        assertThat(
                "styles load",
                Pattern.compile("(?:url\\(|@import)\\s*[\"']?(?:https?:)?//")
                        .matcher(styles)
                        .find(),
                is(false));
    }

    @Test
    void hasNoTracker() {
        String all = page + String.join("\n", embedded());

        for (String tracker : List.of("googletagmanager", "google-analytics", "gtag(", "sendBeacon")) {
            assertThat(all, not(containsString(tracker)));
        }
    }

    @Test
    void holdsTheRun() {
        List<String> data = REPORT_DATA
                .matcher(page)
                .results()
                .map(entry -> entry.group(1) + " " + decoded(entry.group(2)))
                .toList();
        String all = String.join("\n", data);

        assertThat(all, containsString("Every submitted entry is answered with a status code"));
        assertThat("an attachment", all, containsString("-H \"Authorization: Bearer $CGMKIT_TOKEN\""));
        assertThat("the words of the kit", String.join("\n", embedded()), containsString("Not found out"));
        assertThat(data.stream().filter(d -> d.startsWith("data/test-cases/")).toList(), hasSize(checks.size()));
    }

    @Test
    void tellsOutcomesApartThatShareAStatus() {
        String categories = REPORT_DATA
                .matcher(page)
                .results()
                .filter(entry -> entry.group(1).equals("data/categories.json"))
                .map(entry -> decoded(entry.group(2)))
                .findFirst()
                .orElseThrow();

        for (String outcome : List.of("FAIL", "WARN", "ERROR", "INCONCLUSIVE", "NOT_APPLICABLE", "NOT_TESTED")) {
            assertThat(categories, containsString("\"name\":\"" + outcome + ": "));
        }
    }

    @Test
    void holdsNoSecret() {
        String data = REPORT_DATA
                .matcher(page)
                .results()
                .map(e -> decoded(e.group(2)))
                .reduce("", String::concat);

        assertThat(page + data, not(containsString(SampleRun.TOKEN)));
    }

    @Test
    void hasTheBrowserHoldItToThat() {
        assertThat(
                page,
                containsString("<head>\n    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src data:"));
    }

    @Test
    void saysWhyWhenItCannotBeMade() throws IOException {
        RunReport run = SampleRun.in(folder.resolve("other"));
        Path empty = Files.createDirectories(folder.resolve("empty-generator"));
        GeneratorHome broken =
                new GeneratorHome(folder.resolve("cache"), empty.toUri().toURL());

        IOException failed = assertThrows(
                IOException.class, () -> AllurePage.write(run, folder, folder.resolve("other"), null, broken));

        assertThat(failed.getMessage(), startsWith("Allure's generator ended with code 1 and said: "));
        assertThat(failed.getMessage(), containsString("io.qameta.allure.CommandLine"));
        assertThat(Files.exists(folder.resolve("other/allure.html")), is(false));
    }

    private GeneratorHome generator() {
        return new GeneratorHome(folder.resolve("cache"), GeneratorHome.packedWithTheKit());
    }

    private List<String> embedded() {
        return DATA.matcher(page).results().map(data -> decoded(data.group(1))).toList();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
