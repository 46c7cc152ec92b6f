package org.cgmkit.shlink.viewer;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.creator.MadeLink;
import org.cgmkit.shlink.defect.Defect;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page opens links in headless Chromium, and the browser's log of its requests shows that the key stays there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "chromiumIsThere", disabledReason = "needs Chromium")
class ViewerPageTest {
    private static final String DRAWN = "document.readyState !== 'loading' && !document.getElementById('shown')?.hidden"
            + " && document.getElementById('message')?.textContent === ''";
    private static final String REFUSED = "document.getElementById('message')?.className === 'bad'";

    /** Pictures of the page, and the page as it is drawn, for people and for programs that look at them. */
    private static final Path LOOKS = Path.of("target", "viewer");

    private Browser browser;

    static boolean chromiumIsThere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
    }

    @BeforeAll
    void start(@TempDir Path profile) throws IOException {
        browser = Browser.start(profile);
    }

    @AfterAll
    void end() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard",
                "embedded",
                "both",
                "one-time-locations",
                "deflate",
                "direct",
                "once",
                "submission-bundle",
                "molar",
                "viewer-prefixed",
                "file-per-type",
                "earlier-text",
                "with-list"
            })
    void drawsWhatEachSoundCreatorShares(String behaviour) throws Exception {
        try (Creator creator = creator(Behaviour.named(behaviour))) {
            MadeLink link = creator.share(Share.everything().over(Duration.ofDays(3)));
            int before = browser.requests().size();

            browser.open(creator.viewer(link.text()));
            browser.waitFor(DRAWN);

            assertThat(texts("h2"), is(List.of("Summary", "Ambulatory glucose profile", "One day", "Devices")));
            assertThat(texts("#facts").getFirst(), allOf(startsWith("Of Mara Lindqvist."), containsString(" 8")));
            assertThat(texts("#summary tr"), hasItem(containsString("Mean glucose")));
            assertThat(texts("#summary tr"), hasItem(startsWith("70 to 180 mg/dL")));
            assertThat(
                    browser.value("document.querySelectorAll('svg path.half').length")
                            .asInt(),
                    is(1));
            assertThat(
                    browser.value("document.querySelector('#day').options.length")
                            .asInt(),
                    is(4));
            List<String> requests =
                    browser.requests().subList(before, browser.requests().size());
            assertThat(
                    requests, hasItem(containsString(payload(link).path("url").asText())));
            assertThatNothingTells(link, requests, creator.address());
            assertThat(
                    "the link in the address bar",
                    browser.value("location.href").asText(),
                    is(creator.address() + "/viewer.html"));
        }
    }

    @Test
    void theLogOfRequestsWouldShowAKey() throws Exception {
        try (Creator creator = creator(Behaviour.STANDARD)) {
            MadeLink link = creator.share(Share.everything().over(Duration.ofHours(3)));
            String key = payload(link).path("key").asText();
            browser.open(creator.viewer(link.text()));
            browser.waitFor(DRAWN);

            browser.value("fetch('/nothing?" + key + "').then(answer => answer.status)");
            browser.value("fetch('/nothing', {method: 'POST', body: 'x" + key + "'}).then(answer => answer.status)");

            assertThat(
                    browser.requests().stream()
                            .filter(request -> request.contains(key))
                            .count(),
                    is(2L));
        }
    }

    @Test
    void asksForThePasscodeAndTriesNoneTwice() throws Exception {
        try (Creator creator = creator(Behaviour.named("passcode"))) {
            MadeLink link = creator.share(Share.everything().over(Duration.ofHours(3)));
            browser.open(creator.viewer(link.text()));
            browser.waitFor("document.getElementById('guard')?.hidden === false");
            int before = browser.requests().size();

            browser.value(entering("wrong"));
            browser.waitFor(REFUSED);
            assertThat(texts("#message").getFirst(), is("The passcode is wrong. Attempts left: 9."));
            assertThat(browser.requests().size(), is(before + 1));

            browser.value(entering(link.passcode().orElseThrow()));
            browser.waitFor(DRAWN);
            assertThat(browser.value("document.getElementById('guard').hidden").asBoolean(), is(true));
        }
    }

    @Test
    void showsNothingOfAFileThatDoesNotOpen() throws Exception {
        Defect otherKey = Defect.named("other-key");
        try (Creator creator = Creator.start(
                CreatorOptions.of(otherKey.behaviour()).with(otherKey.change().apply(CreatorWorkings.sound())))) {
            browser.open(creator.viewer(creator.share(Share.everything()).text()));
            browser.waitFor("document.querySelector('#shown .bad')");

            assertThat(texts("#shown .bad").getFirst(), containsString("does not open with the key of the link"));
            assertThat(browser.value("document.querySelectorAll('svg').length").asInt(), is(0));
        }
    }

    @Test
    void saysThatALinkIsNotActive() throws Exception {
        try (Creator creator = creator(Behaviour.STANDARD)) {
            MadeLink link = creator.share(Share.everything());
            creator.revoke(link.text());

            browser.open(creator.viewer(link.text()));
            browser.waitFor(REFUSED);

            assertThat(texts("#message").getFirst(), startsWith("The link is not active"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "shlink:/%%%",
                "shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnIn0",
                "shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnL2EiLCJrZXkiOiJhIiwidiI6Mn0"
            })
    void saysWhyATextIsNoLinkAndRequestsNothing(String text) throws Exception {
        try (Creator creator = creator(Behaviour.STANDARD)) {
            browser.open(creator.viewer("shlink:/x").replaceAll("#.*", ""));
            browser.waitFor("document.readyState === 'complete'");
            int before = browser.requests().size();

            browser.value("document.getElementById('link').value = '" + text
                    + "'; document.getElementById('ask').requestSubmit()");
            browser.waitFor(REFUSED);

            assertThat(texts("#message").getFirst(), containsString("link"));
            assertThat(browser.requests().size(), is(before));
        }
    }

    @Test
    void textsOfTheLinkAreNoMarkup() throws Exception {
        try (Creator creator = creator(Behaviour.STANDARD)) {
            MadeLink link = creator.share(Share.everything().over(Duration.ofHours(3)));
            ObjectNode marked = payload(link).deepCopy();
            marked.put("label", "<img src=/canary>");
            String text = "shlink:/"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(marked));

            browser.open(creator.viewer(text));
            browser.waitFor(DRAWN);

            assertThat(texts("h1").getFirst(), is("<img src=/canary>"));
            assertThat(browser.requests(), not(hasItem(containsString("canary"))));
        }
    }

    @Test
    void fitsNarrowAndWideScreens() throws Exception {
        Files.createDirectories(LOOKS);
        try (Creator creator = creator(Behaviour.STANDARD)) {
            for (int width : new int[] {390, 1280}) {
                for (String scheme : new String[] {"light", "dark"}) {
                    browser.picture(width, scheme);
                    browser.open(
                            creator.viewer(creator.share(Share.everything()).text()));
                    browser.waitFor(DRAWN);

                    Files.write(LOOKS.resolve(width + "-" + scheme + ".png"), browser.picture(width, scheme));
                    assertThat(
                            "width of the page",
                            browser.value("document.documentElement.scrollWidth")
                                    .asInt(),
                            is(width));
                }
            }
            // As it is drawn, without the script that would draw it anew.
            String page = browser.value("document.documentElement.outerHTML").asText();
            Files.writeString(
                    LOOKS.resolve("shared.html"), "<!doctype html>\n" + page.replaceAll("(?s)<script>.*</script>", ""));
            assertThat(Files.size(LOOKS.resolve("shared.html")), is(greaterThan(10_000L)));
        }
    }

    private static Creator creator(Behaviour behaviour) {
        return Creator.start(CreatorOptions.of(behaviour));
    }

    private static void assertThatNothingTells(MadeLink link, List<String> requests, String address) {
        JsonNode payload = payload(link);
        String token = link.text().substring(link.text().indexOf("shlink:/") + "shlink:/".length());
        assertThat(
                "requests with the key",
                requests,
                everyItem(not(containsString(payload.path("key").asText()))));
        assertThat("requests with the payload", requests, everyItem(not(containsString(token.substring(0, 40)))));
        assertThat(
                "requests to others",
                requests.stream()
                        .map(request -> request.split(" ")[1])
                        .filter(url -> !url.equals("about:blank"))
                        .toList(),
                everyItem(startsWith(address + "/")));
    }

    private static String entering(String passcode) {
        return "document.getElementById('message').className = ''; document.getElementById('passcode').value = '"
                + passcode + "'; document.getElementById('guard').requestSubmit()";
    }

    private List<String> texts(String selector) {
        return Stream.of(browser.value("[...document.querySelectorAll('" + selector
                                + "')].map(e => e.textContent).join('\\n')")
                        .asText()
                        .split("\n"))
                .toList();
    }

    private static JsonNode payload(MadeLink link) {
        try {
            return Json.MAPPER.readTree(Base64.getUrlDecoder()
                    .decode(link.text().substring(link.text().indexOf("shlink:/") + "shlink:/".length())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
