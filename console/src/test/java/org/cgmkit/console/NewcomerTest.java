package org.cgmkit.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Somebody with only the event code comes to a first exchange, in Chromium; all pages on the way are accessible. */
@EnabledIf(value = "chromiumIsThere", disabledReason = "needs Chromium")
class NewcomerTest {
    /** Pictures of the pages, for people to look at. */
    private static final Path LOOKS = Path.of("target", "console");

    /** As long as a busy machine may take. */
    private static final int PATIENCE_MS = 300_000;

    private final List<String> complaints = new ArrayList<>();

    static boolean chromiumIsThere() {
        return chromium().isPresent();
    }

    private static java.util.Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Test
    void comesFromTheCodeToTheFirstExchange() throws IOException {
        try (RunningConsole console = new RunningConsole();
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium().orElseThrow())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MS);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);

            page.navigate(console.address() + "/?code=" + console.code());
            look(page, "door");
            page.getByLabel("Name of your team").fill("Glukose & Söhne");
            page.getByLabel("Your name").fill("Ann");
            page.getByLabel("We send test data only").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the team"))
                    .click();

            String base = page.locator("section.base .big code").textContent();
            assertThat(base, startsWith(console.console().sandboxAddress() + "/sandbox/"));
            assertThat(page.locator(".once")).containsText("Keep this recovery key");
            assertThat(page.locator("#live")).hasText("live");
            look(page, "sandbox-empty");

            assertThat(
                    Browsing.send(HttpRequest.newBuilder(URI.create(base + "/metadata")))
                            .statusCode(),
                    is(200));
            Locator rows = page.locator("#traffic > li");
            assertThat(rows).hasCount(1);
            assertThat(rows.first()).containsText("metadata");

            page.getByLabel("Send a sample submission").selectOption("day");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it"))
                    .click();
            assertThat(rows).hasCount(2);
            assertThat(rows.first()).containsText("288 of 288 entries taken");
            assertThat(page.locator("#curve canvas")).isVisible();
            page.getByLabel("Send a sample submission").selectOption("unit-text");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it"))
                    .click();
            assertThat(rows.first()).containsText("2 of 3 entries taken");
            assertThat(page.locator(".once")).hasCount(0);
            look(page, "sandbox");
            page.getByText("Change the setup").click();
            page.locator(".defects summary").first().click();
            look(page, "setup");

            rows.first().locator("a").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".entries > li.bad .findings")).containsText("mg/dl");
            look(page, "exchange");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Glukose & Söhne"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make an invitation link"))
                    .click();
            assertThat(page.locator(".once code")).containsText(console.address() + "/invitations/");
            look(page, "team");
            page.navigate(page.locator(".once code").textContent());
            look(page, "invitation");
            page.navigate(console.address() + "/sandboxes/nothing");
            look(page, "complaint");
        }

        assertThat(
                "what the browser complains of, such as breaches of the policy",
                complaints.stream().filter(c -> !c.contains("404 (Not Found)")).toList(),
                is(empty()));
    }

    /** Wide and narrow, light and dark: nothing sticks out, axe finds nothing. */
    private static void look(Page page, String name) throws IOException {
        Files.createDirectories(LOOKS);
        for (int width : new int[] {1280, 390}) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String what = name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(LOOKS.resolve(what + ".png"))
                        .setFullPage(true));
                assertThat(
                        "what sticks out of " + what,
                        (List<?>) page.evaluate(
                                "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right"
                                        + " > innerWidth && !e.closest('.wire')).map(e => e.outerHTML.slice(0, 200))"),
                        is(empty()));
                page.evaluate(axe());
                @SuppressWarnings("unchecked")
                List<String> found = (List<String>) page.evaluate(
                        "axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html + ' '"
                                + " + n.failureSummary)))");
                assertThat("what axe finds on " + what, found, is(empty()));
            }
        }
        page.setViewportSize(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(NewcomerTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
