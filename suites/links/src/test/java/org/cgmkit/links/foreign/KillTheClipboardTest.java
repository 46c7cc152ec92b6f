package org.cgmkit.links.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.fixtures.Json;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.creator.MadeLink;
import org.cgmkit.shlink.workings.Behaviour;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The npm library kill-the-clipboard: the kit reads links that it has made ({@code make.mjs}), and it reads those of the simulated
 * creator. The latter needs Node and the package: {@code -Dcgmkit.npm=FOLDER} names a folder in which it was installed.
 */
class KillTheClipboardTest {

    @TestFactory
    List<DynamicTest> theKitReadsItsLinks() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream file = resource("kill-the-clipboard.json")) {
            for (JsonNode made : Json.MAPPER.readTree(file).path("links")) {
                tests.add(DynamicTest.dynamicTest(made.path("what").asText(), () -> assertReads(made)));
            }
        }
        assertThat(tests.size(), is(3));
        return tests;
    }

    private static void assertReads(JsonNode made) {
        LinkText link = LinkText.of(made.path("link").asText());
        JsonNode entry = made.at("/manifest/files/0");
        String sealed = entry.path("embedded")
                .asText(made.path("files")
                        .path(entry.path("location").asText().replaceFirst(".*/", ""))
                        .asText());
        byte[] key =
                Base64.getUrlDecoder().decode(link.payload().json().path("key").asText());

        OpenedFile opened = OpenedFile.of("files[0]", entry, sealed, Optional.of(key));

        assertThat("faults of the form", link.formFaults(), is(empty()));
        assertThat("faults of the encoding", link.encodingFaults(), is(empty()));
        assertThat("faults of the JWE", opened.jwe().faults(), is(empty()));
        assertThat("fault of the compression", opened.zipFault(), is(""));
        assertThat(
                opened.resource().path("entry").size(), is(made.path("readings").asInt()));
    }

    @ParameterizedTest
    @CsvSource({
        "plain-content-type, ''",
        "direct, ''",
        "passcode, unsupported content type",
        "viewer-prefixed, unsupported content type"
    })
    @EnabledIfSystemProperty(named = "cgmkit.npm", matches = ".+", disabledReason = "needs Node and the package")
    void itReadsWhatTheSimulatorShares(String behaviour, String refused) throws Exception {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.named(behaviour)))) {
            MadeLink link = creator.share(Share.everything().over(Duration.ofHours(3)));

            String said = run(link);

            if (refused.isEmpty()) {
                // Of three hours: readings, seven parts of the summary, a sensor, and the person once in each file.
                assertThat(Integer.parseInt(said), is(greaterThan(40)));
            } else {
                // It compares the whole content type; see the trap.
                assertThat(said, containsString(refused));
            }
        }
    }

    private static String run(MadeLink link) throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("cgmkit.npm"));
        Path script = folder.resolve("read.mjs");
        try (InputStream file = resource("read.mjs")) {
            Files.write(script, file.readAllBytes());
        }
        Process process = new ProcessBuilder(
                        "node", script.toString(), link.text(), link.passcode().orElse(""))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return said;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(KillTheClipboardTest.class.getResourceAsStream(name), name);
    }
}
