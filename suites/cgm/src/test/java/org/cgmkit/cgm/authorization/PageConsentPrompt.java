package org.cgmkit.cgm.authorization;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser who presses the buttons of the simulator's page, and is sent back to the kit. */
public final class PageConsentPrompt implements ConsentPrompt {
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");

    private final String decision;
    private final String chosen;
    private final List<URI> visited = new ArrayList<>();
    private String lastPage = "";

    private PageConsentPrompt(String decision, String chosen) {
        this.decision = decision;
        this.chosen = chosen;
    }

    /** Somebody who allows everything for the patient whom the kit asks for. */
    public static PageConsentPrompt willing() {
        return new PageConsentPrompt("allow", "");
    }

    /** Somebody who chooses that patient. */
    static PageConsentPrompt choosing(String patient) {
        return new PageConsentPrompt("allow", patient);
    }

    /** Somebody who declines. */
    static PageConsentPrompt declining() {
        return new PageConsentPrompt("deny", "");
    }

    @Override
    public void invite(URI address, @Nullable String patient, Duration limit) {
        visited.add(address);
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            String page = browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            Matcher action = ACTION.matcher(page);
            if (!action.find()) {
                throw new AssertionError("no form: " + page);
            }
            HttpRequest press = HttpRequest.newBuilder(address.resolve(action.group(1)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            form(page, chosen.isEmpty() ? Objects.requireNonNull(patient) : chosen)))
                    .build();
            HttpResponse<String> back = browser.send(press, BodyHandlers.ofString());
            lastPage = back.body();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void waiting(Duration left) {
        throw new AssertionError("nobody has to wait for me");
    }

    /** Where the kit asked to go. */
    List<URI> visited() {
        return visited;
    }

    /** The page that the browser ended on. */
    String lastPage() {
        return lastPage;
    }

    private String form(String page, String patient) {
        StringBuilder form = new StringBuilder("decision=" + decision + "&patient=" + patient);
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            String name = input.group(1).replaceAll(".*name=\"([^\"]*)\".*", "$1");
            if (name.equals("request") || name.equals("csrf") || name.equals("scope")) {
                String value = input.group(1)
                        .replaceAll(".*value=\"([^\"]*)\".*", "$1")
                        .replace("&amp;", "&")
                        .replace("&quot;", "\"");
                form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return form.toString();
    }
}
