package org.cgmkit.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the pages: keeps the cookie, follows redirects, sends forms with what a browser adds. */
final class Browsing {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int MOST_TRIES = 600;

    private final String address;
    private String cookie = "";
    private String path = "";
    private String html = "";
    private int status;

    Browsing(String address) {
        this.address = address;
    }

    /** The path of the page that is open. */
    String path() {
        return path;
    }

    /** The page that is open. */
    String html() {
        return html;
    }

    int status() {
        return status;
    }

    String cookie() {
        return cookie;
    }

    /** Opens a page. */
    Browsing open(String to) {
        return arrived(to, send(request(to).GET()));
    }

    /** Opens a page again and again until it has that text: traffic is kept a moment after its answer. */
    Browsing openUntil(String to, String text) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (open(to).html().contains(text)) {
                return this;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(to + " never had " + text + ", but: " + html);
    }

    /** Sends a form of the page that is open, and follows where that leads. */
    Browsing post(String to, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add("form");
        all.add(formToken());
        HttpResponse<String> answer =
                send(request(to).header("Origin", address).POST(form(all.toArray(String[]::new))));
        answer.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(0, set.indexOf(';')).replaceFirst("^[^=]+=$", ""));
        Optional<String> location = answer.headers().firstValue("Location");
        return location.isPresent() ? open(location.get()) : arrived(to, answer);
    }

    private Browsing arrived(String to, HttpResponse<String> answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        if (location.isPresent()) {
            return open(location.get());
        }
        path = to;
        html = answer.body();
        status = answer.statusCode();
        return this;
    }

    /** What forms of the page that is open carry. */
    String formToken() {
        return first("name=\"form\" value=\"([^\"]*)\"").orElse("");
    }

    /** What the page that is open has in the place of a group. */
    Optional<String> first(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    HttpRequest.Builder request(String to) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + to));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    static HttpRequest.BodyPublisher form(String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
