package org.cgmkit.links.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.links.matrix.CreatorRunner;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.creator.MadeLink;
import org.cgmkit.shlink.workings.Behaviour;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link that is given alone: what cannot be right is said in sentences, and nothing is tried that was not allowed. */
class GivenLinkTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsNoLinkIsSaidBeforeAnythingIsSent() {
        assertThat(refusal(null), containsString("Expected a SMART Health Link to look at, but none was given"));
        assertThat(
                refusal("https://example.org/a"),
                containsString("holds no payload that can be read. Was all of it copied?"));
        assertThat(
                refusal(link("{\"url\":\"ftp://example.org/a\",\"key\":\"a\"}")),
                containsString(
                        "Expected a link with the address of a server as its 'url', but it is 'ftp://example.org/a'"));
    }

    @Test
    void attemptsAreSpentOnlyWithAPasscode() {
        CreatorDescription described = CreatorDescription.empty()
                .with(
                        Optional.empty(),
                        Optional.of(link("{\"url\":\"https://example.org/a\",\"key\":\"a\"}")),
                        Optional.empty(),
                        true);

        assertThat(
                assertThrows(ConfigurationException.class, described::target).getMessage(),
                containsString("Expected the passcode of the link beside --spend-attempts"));
    }

    @Test
    void anAddressWhereNobodyAnswersEndsTheRun() {
        CreatorDescription described = described(link("{\"url\":\"http://127.0.0.1:1/a\",\"key\":\"a\"}"), null);

        assertThat(
                assertThrows(UnreachableException.class, () -> new CreatorRunner(folder).examine(described))
                        .getMessage(),
                containsString("Nothing listens at http://127.0.0.1:1/a"));
    }

    @Test
    void anEndlessAnswerIsReadNoFurtherThanThereIsMemoryFor() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", GivenLinkTest::answerWithoutEnd);
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/" + "a".repeat(43);
            RunReport report = new CreatorRunner(folder)
                    .examine(described(link("{\"url\":\"" + address + "\",\"key\":\"" + "A".repeat(43) + "\"}"), null));

            CheckResult response = row(report, "shlink-creator.manifest.response");
            assertThat(response.outcome(), is(Outcome.INCONCLUSIVE));
            assertThat(response.message(), containsString("and was read no further"));
            assertThat(row(report, "shlink-creator.payload.url-length").outcome(), is(Outcome.PASS));
            assertThat(
                    report.checks().stream()
                            .filter(check -> check.outcome() == Outcome.ERROR)
                            .toList(),
                    is(empty()));
        } finally {
            server.stop(0);
        }
    }

    private static void answerWithoutEnd(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
            while (true) {
                exchange.getResponseBody().write(blanks);
            }
        } catch (IOException e) {
            // The kit has had enough.
        }
    }

    private static CheckResult row(RunReport report, String requirement) {
        return report.checks().stream()
                .filter(check -> check.requirement().equals(requirement))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutItsPasscodeALinkIsNotOpenedAndOnlyItsPayloadIsJudged() {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.named("passcode")))) {
            MadeLink made = share(creator);
            RunReport report = new CreatorRunner(folder).examine(described(made.text(), null));

            assertThat(outcome(report, "shlink-creator.payload.url-entropy"), is(Outcome.PASS));
            assertThat(outcome(report, "shlink-creator.link.plain"), is(Outcome.NOT_TESTED));
            assertThat(outcome(report, "shlink-creator.passcode.error"), is(Outcome.NOT_TESTED));
        }
    }

    @Test
    void withItsPasscodeNoWrongOneIsTriedUnlessThatIsWanted() {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.named("passcode")))) {
            MadeLink made = share(creator);
            RunReport report = new CreatorRunner(folder)
                    .examine(described(made.text(), made.passcode().orElseThrow()));

            assertThat(outcome(report, "shlink-creator.link.plain"), is(Outcome.PASS));
            assertThat(outcome(report, "shlink-creator.passcode.required"), is(Outcome.NOT_TESTED));
            assertThat("answers to wrong passcodes", evidence(), not(containsString("remainingAttempts")));
            assertThat(
                    "the passcode",
                    evidence(),
                    not(containsString(made.passcode().orElseThrow())));
        }
    }

    @Test
    void aLinkIsReadFromItsQrCode() throws IOException {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.STANDARD))) {
            MadeLink made = share(creator);
            Path image = Files.write(folder.resolve("share.png"), made.png());

            CreatorDescription described = CreatorDescription.empty()
                    .with(Optional.of("a test"), Optional.empty(), Optional.empty(), false)
                    .drawn(Optional.of(image.toString()));

            assertThat(described.target().link().given(), is(made.text()));
            RunReport report = new CreatorRunner(folder.resolve("results")).examine(described);
            assertThat(outcome(report, "shlink-creator.link.qr-readable"), is(Outcome.PASS));
            assertThat(outcome(report, "shlink-creator.link.plain"), is(Outcome.PASS));
        }
    }

    @Test
    void withoutAnImageNothingIsSaidOfTheQrCode() {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.STANDARD))) {
            RunReport report =
                    new CreatorRunner(folder).examine(described(share(creator).text(), null));

            assertThat(outcome(report, "shlink-creator.link.qr-level"), is(Outcome.NOT_TESTED));
        }
    }

    @Test
    void anImageBesideALinkIsHeldAgainstIt() throws IOException {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.STANDARD))) {
            Path image = Files.write(folder.resolve("share.png"), share(creator).png());

            RunReport report = new CreatorRunner(folder.resolve("results"))
                    .examine(described(share(creator).text(), null).drawn(Optional.of(image.toString())));

            assertThat(outcome(report, "shlink-creator.link.qr-readable"), is(Outcome.WARN));
        }
    }

    private static MadeLink share(Creator creator) {
        return creator.share(Share.everything().over(Duration.ofHours(2)));
    }

    private String evidence() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(GivenLinkTest::read).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(RunReport report, String requirement) {
        return report.checks().stream()
                .filter(check -> check.requirement().equals(requirement))
                .map(CheckResult::outcome)
                .findFirst()
                .orElseThrow();
    }

    private static String refusal(@Nullable String link) {
        CreatorDescription described = link == null ? CreatorDescription.empty() : described(link, null);
        return String.valueOf(
                assertThrows(ConfigurationException.class, described::target).getMessage());
    }

    private static CreatorDescription described(String link, @Nullable String passcode) {
        return CreatorDescription.empty()
                .with(Optional.of("a test"), Optional.of(link), Optional.ofNullable(passcode), false);
    }

    private static String link(String payload) {
        return "shlink:/" + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8));
    }
}
