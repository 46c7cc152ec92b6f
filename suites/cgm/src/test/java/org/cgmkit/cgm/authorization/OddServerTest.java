package org.cgmkit.cgm.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.kit.authorization.TokenAccess;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.preflight.FirstTokens;
import org.cgmkit.kit.wire.NoTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authorization servers that answer otherwise than they should, and what a person is told of it. */
class OddServerTest {
    private static final TestKey KEY = TestKey.es384();

    @TempDir
    Path results;

    private final AtomicInteger asked = new AtomicInteger();
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer server;
    private String configuration = "";

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir/.well-known/smart-configuration", e -> answer(e, configuration));
        server.createContext("/token", e -> {
            asked.incrementAndGet();
            answer(e, answers.size() > 1 ? answers.pop() : answers.peek());
        });
        server.start();
        configuration = "200 {\"token_endpoint\": \"" + address() + "/token\"}";
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404                                    | but it cannot be read (GET
            200 {"issuer": "x"}                    | to name a token_endpoint (GET
            200 {"token_endpoint": "/token"}       | Expected the address of the token_endpoint in the SMART configuration, such as https://auth.example.org/token, but got '/token'.
            200 <html></html>                      | but it cannot be read
            """)
    void aConfigurationThatSaysTooLittle(String shown, String told) throws Exception {
        configuration = shown;

        NoTokenException none =
                assertThrows(NoTokenException.class, () -> kit().access().begin());

        assertThat(none.why(), containsString(told));
        assertThat(none.why(), containsString("Give its address as 'tokenUrl' in the target file"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 {"token": "x"}                     | its answer has no 'access_token'
            200 <html>                             | its answer has no 'access_token'
            200 {"access_token": "x", "token_type": "mac"} | but 'token_type' is 'mac'
            400 {"error": "invalid_scope"}         | -> 400, invalid_scope): it does not know the scopes
            400 {"error": "invalid_client", "error_description": "who?"} | invalid_client, saying "who?"): look whether the client id is right
            400 {"error": "unauthorized_client"}   | the client is not registered for this way to get a token
            404 nothing                            | -> 404): look whether its address is right
            302                                    | -> 302): look whether its address is right
            """)
    void anAnswerWithoutAToken(String shown, String told) throws Exception {
        answers.add(shown);

        ConfigurationException none = assertThrows(ConfigurationException.class, () -> FirstTokens.of(kit().access()));

        assertThat(none.getMessage(), containsString(told));
    }

    @Test
    void aBrokenServerIsNobodysConfiguration() {
        answers.add("500 down"); // 503 is waited for

        UnreachableException broken = assertThrows(UnreachableException.class, () -> FirstTokens.of(kit().access()));

        assertThat(broken.getMessage(), containsString("answers with a server error when it is asked for a token"));
    }

    @Test
    void aServerThatDoesNotAnswerIsUnreachable() {
        configuration = "200 {\"token_endpoint\": \"http://127.0.0.1:1/token\"}";

        UnreachableException nothing = assertThrows(UnreachableException.class, () -> FirstTokens.of(kit().access()));

        assertThat(nothing.getMessage(), containsString("Nothing listens at http://127.0.0.1:1/token"));
    }

    @Test
    void aServerThatIsAskedTooOftenIsWaitedFor() throws Exception {
        answers.addAll(List.of("429 Retry-After", "200 {\"access_token\": \"secret-1\", \"token_type\": \"bearer\"}"));

        assertThat(kit().access().token(false), is("secret-1"));
        assertThat(asked.get(), is(2));
    }

    @Test
    void aTokenWhoseLifeIsNotSaidCountsUntilItIsRefused() throws Exception {
        answers.addAll(List.of(
                "200 {\"access_token\": \"secret-1\", \"token_type\": \"Bearer\"}",
                "200 {\"access_token\": \"secret-2\", \"token_type\": \"Bearer\", \"expires_in\": \"300\"}"));
        TokenAccess access = kit().access();

        assertThat(access.token(false), is("secret-1"));
        assertThat(access.token(false), is("secret-1"));
        assertThat(access.another(false, "secret-1"), is("secret-2"));
        assertThat("refused to another thread before", access.another(false, "secret-1"), is("secret-2"));
        assertThat(asked.get(), is(2));
    }

    private AccessFixture kit() throws Exception {
        return AccessFixture.with(
                address() + "/fhir", BackendServices.of("kit", KEY.key(), GuideScopes.ofServices()), results);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The status, then the body. */
    private static void answer(com.sun.net.httpserver.HttpExchange exchange, String text) throws java.io.IOException {
        byte[] body = text.substring(Math.min(text.length(), 4)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(Integer.parseInt(text.substring(0, 3)), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
