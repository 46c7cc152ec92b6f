package org.cgmkit.submitter.smart;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.jspecify.annotations.Nullable;

/**
 * The person at the browser, who allows all that the app asks for on the page of the EHR simulator.
 *
 * @param patient the patient whom the person chooses, or an empty text for the one that the page proposes
 * @param timeout how long the person waits for a page
 * @param tls makes connections over TLS, or null where Java's own does
 */
public record ConsentingUser(
        String patient, Duration timeout, @Nullable SSLContext tls) {
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
    private static final int MOST_PAGES = 5;

    /**
     * Visits the page and presses Allow.
     *
     * @param redirectUri where the browser is sent in the end
     * @return that address with what the authorization server has added
     */
    URI allow(URI address, URI redirectUri) throws NoAnswerException, AccessRefusedException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .cookieHandler(new CookieManager());
        try (HttpClient browser = (tls == null ? builder : builder.sslContext(tls)).build()) {
            HttpRequest next = HttpRequest.newBuilder(address).timeout(timeout).build();
            for (int i = 0; i < MOST_PAGES; i++) {
                HttpResponse<String> page = browser.send(next, BodyHandlers.ofString());
                String location = page.headers().firstValue("location").orElse("");
                if (!location.isEmpty() && location.startsWith(redirectUri.toString())) {
                    return URI.create(location);
                }
                next = location.isEmpty()
                        ? pressing(page)
                        : HttpRequest.newBuilder(page.uri().resolve(location)).build();
            }
            throw new AccessRefusedException("Expected the EHR simulator's page to send the browser to " + redirectUri
                    + ", but it goes on and on.");
        } catch (IOException e) {
            throw new NoAnswerException("There was no page at " + address.getAuthority() + " (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("The authorization was broken off.", e);
        }
    }

    private HttpRequest pressing(HttpResponse<String> page) throws AccessRefusedException {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AccessRefusedException(
                    "Expected the page of the EHR simulator on which a person allows the app, but got ("
                            + page.statusCode() + ") "
                            + page.body()
                                    .replaceAll("(?s)<style.*?</style>|<[^>]*>", " ")
                                    .replaceAll("\\s+", " ")
                                    .strip());
        }
        return HttpRequest.newBuilder(page.uri().resolve(action.group(1)))
                .timeout(timeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(page.body())))
                .build();
    }

    private String form(String page) {
        StringBuilder form = new StringBuilder("decision=allow");
        String proposed = "";
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            String name = attribute(input.group(1), "name");
            String value = attribute(input.group(1), "value");
            if (name.equals("patient")) {
                proposed = proposed.isEmpty() || input.group(1).contains(" checked") ? value : proposed;
            } else {
                add(form, name, value);
            }
        }
        if (!proposed.isEmpty()) {
            add(form, "patient", patient.isEmpty() ? proposed : patient);
        }
        return form.toString();
    }

    private static void add(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String attribute(String input, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(input);
        return matcher.find()
                ? matcher.group(1).replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
                : "";
    }
}
