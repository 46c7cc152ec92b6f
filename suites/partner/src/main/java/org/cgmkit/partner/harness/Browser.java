package org.cgmkit.partner.harness;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.kit.trigger.TriggerFailedException;

/** The browser of a user who connects: it goes where the platform sends it, decides on the consent page, and goes back. */
final class Browser implements AutoCloseable {
    private static final int MOST_REDIRECTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String cloud;
    private final String authorize;

    /**
     * A browser.
     *
     * @param cloud the address of the hosted cloud
     * @param authorize the path of its consent page
     */
    Browser(String cloud, String authorize) {
        this.cloud = cloud;
        this.authorize = authorize;
    }

    /**
     * Goes the whole way.
     *
     * @param start where the platform sends the browser
     * @param state with which state the browser comes back; empty for the one that was sent
     * @return whether the platform was reached with a code or an error
     */
    boolean connect(String start, String account, String password, boolean agrees, String state)
            throws InterruptedException {
        String page = start.strip();
        for (int i = 0; i < MOST_REDIRECTS && !page.startsWith(cloud + authorize); i++) {
            page = location(HttpRequest.newBuilder(uri(page)).GET(), page);
        }
        look(HttpRequest.newBuilder(uri(page)).GET());
        Map<String, String> fields = new LinkedHashMap<>(ExchangeText.parameters(uri(page)));
        fields.put("username", account);
        fields.put("password", password);
        fields.put("decision", agrees ? "allow" : "deny");
        HttpResponse<String> decided = look(HttpRequest.newBuilder(uri(cloud + authorize))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(ExchangeText.written(fields))));
        String back = decided.headers().firstValue("Location").orElse("");
        if (back.isEmpty()) {
            return false;
        }
        look(HttpRequest.newBuilder(uri(state.isEmpty() ? back : forged(back, state)))
                .GET());
        return true;
    }

    private static String forged(String back, String state) {
        URI address = URI.create(back);
        Map<String, String> parameters = new LinkedHashMap<>(ExchangeText.parameters(address));
        parameters.put("state", state);
        return back.substring(0, back.indexOf('?') + 1) + ExchangeText.written(parameters);
    }

    private String location(HttpRequest.Builder request, String from) throws InterruptedException {
        return look(request)
                .headers()
                .firstValue("Location")
                .map(to -> uri(from).resolve(to).toString())
                .orElseThrow(() -> new TriggerFailedException("Expected the platform to send the browser from " + from
                        + " to " + cloud + authorize + ", but it did not."));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new TriggerFailedException(
                    "Expected the trigger 'connect' to answer an address, but got '" + text + "'.");
        }
    }

    private HttpResponse<String> look(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new TriggerFailedException("The browser of the test user found nobody (" + e + ").");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
