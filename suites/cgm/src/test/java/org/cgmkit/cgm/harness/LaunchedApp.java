package org.cgmkit.cgm.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.kit.trigger.Trigger;

/**
 * A confidential app that the EHR launches, and its user's browser.
 *
 * @param secret its secret
 * @param inHeader whether it shows that in the Authorization header, and not in the form
 * @param handsOn whether it hands on the launch that it was given
 */
record LaunchedApp(String secret, boolean inHeader, boolean handsOn) {
    static final String ID = "chart-app";
    static final String REDIRECT = "https://chart.example.org/callback";
    static final String LAUNCH_URL = "https://chart.example.org/launch";

    /** Is launched, gets a token, and submits once; it does not go on without a token. */
    Trigger.Begun begin(Trigger.Call call) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String token = token(http, call);
            if (!token.isEmpty()) {
                send(
                        http,
                        HttpRequest.newBuilder(URI.create(call.baseUrl() + "/$submit-cgm-bundle"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/fhir+json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        Submissions.readings(context(call), 1).json())));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Trigger.Begun() {
            @Override
            public boolean isOver() {
                return true;
            }

            @Override
            public void close() {
                // It is over.
            }
        };
    }

    private String token(HttpClient http, Trigger.Call call) throws IOException, InterruptedException {
        Map<String, String> given = sentTo(http, call.launchUrl());
        String base = given.getOrDefault("iss", "");
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Map<String, String> asked = new LinkedHashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                ID,
                "redirect_uri",
                REDIRECT,
                "state",
                UUID.randomUUID().toString(),
                "aud",
                base,
                "code_challenge",
                challenge(verifier),
                "code_challenge_method",
                "S256"));
        asked.put("scope", (handsOn ? "launch" : "launch/patient") + " patient/Observation.cu");
        if (handsOn) {
            asked.put("launch", given.getOrDefault("launch", ""));
        }
        String server = base.replaceFirst("/fhir$", "/auth");
        String code = sentTo(http, server + "/authorize?" + form(asked)).getOrDefault("code", "");
        Map<String, String> redeemed = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", verifier));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (inHeader) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder().encodeToString((ID + ":" + secret).getBytes(StandardCharsets.UTF_8)));
        } else {
            redeemed.putAll(Map.of("client_id", ID, "client_secret", secret));
        }
        HttpResponse<String> answer = send(http, request.POST(HttpRequest.BodyPublishers.ofString(form(redeemed))));
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    /** The parameters of where a browser is sent. */
    private static Map<String, String> sentTo(HttpClient http, String address)
            throws IOException, InterruptedException {
        String location = send(http, HttpRequest.newBuilder(URI.create(address)))
                .headers()
                .firstValue("Location")
                .orElse("");
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : location.substring(location.indexOf('?') + 1).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static SubmissionContext context(Trigger.Call call) {
        return SubmissionContext.of(
                call.patientId().isEmpty() ? SandboxOptions.PATIENT : call.patientId(),
                IdentifierSource.fresh(),
                Instant.parse("2026-05-01T00:00:00Z"));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
