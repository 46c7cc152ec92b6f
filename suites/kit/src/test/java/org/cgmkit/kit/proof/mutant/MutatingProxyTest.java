package org.cgmkit.kit.proof.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The proxy changes what its mutants say, says so in a header, and leaves everything else as it is. */
class MutatingProxyTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer peer;

    @BeforeEach
    void start() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/base", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            byte[] answer = ("{\"resourceType\":\"Thing\",\"host\":\""
                            + exchange.getRequestHeaders().getFirst("Host") + "\",\"query\":\"" + query + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        peer.start();
    }

    @AfterEach
    void stop() {
        peer.stop(0);
    }

    @Test
    void whatNoMutantConcernsPassesUnchanged() throws Exception {
        HttpResponse<String> answer =
                ask("/base/Thing/1", new Mutant("", Family.ANSWER, "GET Other 200", "a", "dropped"));

        assertThat(answer.headers().firstValue(MutatingProxy.TOUCHED), is(Optional.empty()));
        assertThat(
                "the peer is asked under the proxy's name",
                answer.body(),
                is("{\"resourceType\":\"Thing\",\"host\":\"" + answer.uri().getAuthority() + "\",\"query\":\"null\"}"));
    }

    @Test
    void aPlaceOfAnAnswerIsChanged() throws Exception {
        HttpResponse<String> answer =
                ask("/base/Thing/1", new Mutant("", Family.ANSWER, "GET Thing/{id} 200", "host", "dropped"));

        assertThat(answer.body(), is("{\"resourceType\":\"Thing\",\"query\":\"null\"}"));
        assertThat(
                "it says so", answer.headers().firstValue(MutatingProxy.TOUCHED).isPresent(), is(true));
    }

    @Test
    void aStatusIsChanged() throws Exception {
        Mutant mutant = new Mutant("", Family.ANSWER, "GET Thing/{id} 200", "(status)", "404");

        assertThat(ask("/base/Thing/1", mutant).statusCode(), is(404));
    }

    @Test
    void aSearchParameterIsIgnored() throws Exception {
        Mutant mutant = new Mutant("", Family.UNDERSTANDING, "GET Thing?", "code", "system ignored");

        String answer = ask("/base/Thing?who=1&code=here%7C2", mutant).body();

        assertThat(answer.replaceFirst(".*query\":", ""), is("\"who=1&code=2\"}"));
    }

    private HttpResponse<String> ask(String target, Mutant mutant) throws Exception {
        String address = "http://127.0.0.1:" + peer.getAddress().getPort();
        try (MutatingProxy proxy = MutatingProxy.before(URI.create(address), seen -> {
            PeerDescription description = new PeerDescription(seen.apply(address + "/base"), "$do", r -> "", "nobody");
            return Mutations.of(List.of(mutant), description);
        })) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(proxy.seen(address) + target))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
