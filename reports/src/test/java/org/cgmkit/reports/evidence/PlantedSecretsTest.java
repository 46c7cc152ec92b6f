package org.cgmkit.reports.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.reports.evidence.HttpExchange.Answer;
import org.cgmkit.reports.evidence.HttpExchange.NoAnswer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants many secrets, in every disguise, in every place of an exchange, and looks for them in all that is kept. */
class PlantedSecretsTest {
    private static final String ALPHABET = "abcXYZ0123456789-._~+/=:;,&?#%$!*'\"\\<>()[]{}|^`@ äß€😀";

    private static final Map<String, UnaryOperator<String>> DISGUISES = disguises();

    @TempDir
    private Path results;

    static Stream<String> secrets() {
        Random random = new Random(42);
        Stream<String> made = Stream.generate(() -> {
                    int[] letters = ALPHABET.codePoints().toArray();
                    StringBuilder secret = new StringBuilder("q");
                    for (int i = 0; i < 12 + random.nextInt(12); i++) {
                        secret.appendCodePoint(letters[random.nextInt(letters.length)]);
                    }
                    return secret.append('z').toString();
                })
                .limit(16);
        return Stream.concat(
                Stream.of("correct horse battery staple", "a\\\"b\\/c\\\\d", "$1$2\\E\\Q.*", "&amp;&lt;token>'"), made);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void staysOutOfEverythingThatIsKept(String secret) throws IOException {
        Redaction redaction = new Redaction();
        redaction.hide(secret, "CGMKIT_TOKEN");
        EvidenceFolder folder = new EvidenceFolder(results, redaction);
        List<String> kept = new ArrayList<>();
        for (UnaryOperator<String> disguise : DISGUISES.values()) {
            for (HttpExchange exchange : planted(disguise.apply(secret))) {
                CheckEvidence evidence = folder.of(kept.size(), "receiver.a.b");
                kept.add(evidence.keep(exchange).toString());
            }
        }
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                kept.add(Files.readString(file));
            }
        }

        assertThat("exchanges, their files and those of long bodies", kept.size(), greaterThan(20 * DISGUISES.size()));
        String all = String.join("\n", kept);
        DISGUISES.forEach((name, disguise) -> assertThat(name, all, not(containsString(disguise.apply(secret)))));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void staysOutOfMessagesAndOnlyTheSecretGoes(String secret) {
        Redaction redaction = new Redaction();
        redaction.hide(secret, "CGMKIT_TOKEN");

        DISGUISES.forEach((name, disguise) -> {
            String redacted = redaction.text("before " + disguise.apply(secret) + " after");
            assertThat(name, redacted, allOf(containsString("before "), containsString("after")));
            assertThat(name, redacted, is("before [redacted] after"));
            assertThat("again: " + name, redaction.text(redacted), is(redacted));
        });
    }

    private static Map<String, UnaryOperator<String>> disguises() {
        Map<String, UnaryOperator<String>> disguises = new LinkedHashMap<>();
        disguises.put("as it is", s -> s);
        disguises.put("as a form value", s -> URLEncoder.encode(s, StandardCharsets.UTF_8));
        disguises.put(
                "percent-encoded",
                s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"));
        disguises.put("percent-encoded in lower case", PlantedSecretsTest::percentEverything);
        disguises.put("percent-encoded twice", s -> percentEverything(s).replace("%", "%25"));
        disguises.put(
                "escaped in JSON",
                s -> new String(JsonStringEncoder.getInstance().quoteAsString(s)));
        disguises.put("escaped in JSON by number", PlantedSecretsTest::unicodeEscapes);
        disguises.put(
                "escaped in HTML",
                s -> s.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;"));
        for (String before : List.of("", "u", "us")) {
            disguises.put(
                    "in base64 after '" + before + "'",
                    s -> Base64.getEncoder().encodeToString((before + s + ":x").getBytes(StandardCharsets.UTF_8)));
            disguises.put(
                    "in base64 for URLs after '" + before + "'",
                    s -> Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString((before + s).getBytes(StandardCharsets.UTF_8)));
        }
        return disguises;
    }

    private static List<HttpExchange> planted(String secret) {
        Header type = new Header("Content-Type", "application/json");
        String longBody = "{\"resourceType\":\"Bundle\",\"text\":\"" + "x".repeat(9_000) + " " + secret + "\"}";
        Answer ok = new Answer(200, "OK", List.of(type), "{}");
        return List.of(
                exchange("https://host/fhir", List.of(new Header("Authorization", "Bearer " + secret)), "", ok),
                exchange("https://host/fhir", List.of(new Header("X-Any", "v " + secret)), "", ok),
                exchange("https://host/fhir?x=" + secret + "&y=1", List.of(), "", ok),
                exchange("https://host/" + secret + "/fhir", List.of(), "", ok),
                exchange("https://host/token", List.of(), "client_secret=" + secret + "&x=1", ok),
                exchange("https://host/token", List.of(type), longBody, ok),
                exchange("https://host/fhir", List.of(type), "{\"a\":\"" + secret + "\"}", ok),
                exchange(
                        "https://host/fhir",
                        List.of(),
                        "",
                        new Answer(
                                401, "No " + secret, List.of(new Header("X-Echo", secret)), "<p>" + secret + "</p>")),
                exchange("https://host/fhir", List.of(), "", new Answer(200, "", List.of(type), longBody)),
                exchange("https://host/fhir", List.of(), "", new NoAnswer("The proxy refused " + secret + ".")));
    }

    private static HttpExchange exchange(String url, List<Header> headers, String body, HttpExchange.Reply reply) {
        return new HttpExchange(Instant.EPOCH, Duration.ZERO, "POST", url, headers, body, reply);
    }

    private static String percentEverything(String secret) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : secret.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format(Locale.ROOT, "%%%02x", b));
        }
        return encoded.toString();
    }

    private static String unicodeEscapes(String secret) {
        StringBuilder escaped = new StringBuilder();
        secret.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04X", c)));
        return escaped.toString();
    }
}
