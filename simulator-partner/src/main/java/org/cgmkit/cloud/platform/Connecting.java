package org.cgmkit.cloud.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.platform.workings.ConnectRules;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.cloud.platform.workings.Practice.Trait;
import org.cgmkit.cloud.platform.workings.Setup;
import org.cgmkit.cloud.wire.CloudRequest;

/** How users connect with the partner, and disconnect. */
final class Connecting {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Setup setup;
    private final PartnerCalls calls;
    private final ConnectRules rules;
    private final Practice practice;
    private int sent;

    Connecting(Setup setup, PartnerCalls calls, ConnectRules rules, Practice practice) {
        this.setup = setup;
        this.calls = calls;
        this.rules = rules;
        this.practice = practice;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The address to which the user's browser is sent. */
    String begin(Connection connection) {
        connection.sentState = rules.state(random());
        connection.verifier = random();
        connection.sent = ++sent;
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", setup.clientId());
        parameters.put("redirect_uri", rules.redirectUri(setup.redirectUri()));
        parameters.put("scope", setup.scope());
        parameters.put("state", connection.sentState);
        if (!practice.has(Trait.NO_PKCE)) {
            boolean hashed = rules.challengeMethod().equals("S256");
            parameters.put("code_challenge", hashed ? hash(connection.verifier) : connection.verifier);
            parameters.put("code_challenge_method", rules.challengeMethod());
        }
        return setup.authorize() + "?" + PartnerCalls.query(parameters);
    }

    private static String hash(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** A clinician asks a patient to connect. */
    String invite(Connection patient, String clinician) {
        patient.owner = rules.owner(patient.user, clinician);
        if (rules.asksForClinician()) {
            calls.look(begin(patient));
        }
        return "An invitation was sent to " + patient.user + ".";
    }

    /** A browser comes back; gives what the user is told. */
    String returned(CloudRequest request, Instant now, Collection<Connection> all) {
        String state = request.parameter("state").orElse("");
        Optional<Connection> found = all.stream()
                .filter(each -> !each.sentState.isEmpty() && rules.believes(each.sentState, state))
                .max(Comparator.comparingInt(each -> each.sent));
        if (found.isEmpty()) {
            return "Nobody was sent to the partner from here with that state.";
        }
        Connection connection = found.get();
        connection.sentState = "";
        Optional<String> code = request.parameter("code");
        if (code.isEmpty() && !rules.asksAfterNo()) {
            return "You have not agreed, and nothing was connected.";
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code.orElse(""));
        fields.put("redirect_uri", rules.redirectUri(setup.redirectUri()));
        if (!practice.has(Trait.NO_PKCE)) {
            fields.put("code_verifier", connection.verifier);
        }
        Reply reply = calls.tokens(setup, setup.token(), fields);
        for (int i = 1; i < rules.exchanges(); i++) {
            Reply other = calls.tokens(setup, setup.token(), fields);
            reply = other.succeeds() ? other : reply;
        }
        if (!reply.succeeds()) {
            return "The partner gave no tokens.";
        }
        connect(connection, reply, now);
        return "You are connected.";
    }

    private void connect(Connection connection, Reply reply, Instant now) {
        boolean again = !connection.access.isEmpty();
        if (!again || !rules.keepsOldTokens()) {
            connection.access = reply.json().path("access_token").asText();
            connection.refresh = reply.json().path("refresh_token").asText();
            connection.accessEnds =
                    now.plusSeconds(reply.json().path("expires_in").asLong(3600));
        }
        connection.firstRefresh = connection.refresh;
        connection.unsaved = "";
        connection.refusals = 0;
        connection.status = "connected";
        connection.transfer = null;
        connection.next = now;
        if (again && rules.beginsAnew()) {
            connection.marks.replaceAll((stream, mark) -> now);
        }
    }

    /** A user disconnects. */
    String disconnect(Connection connection, Practice practice) {
        connection.status = "disconnected";
        if (practice.has(Trait.TELLS_PARTNER) && !setup.revoke().isEmpty()) {
            calls.tokens(setup, setup.revoke(), Map.of("token", connection.refresh));
        }
        if (!rules.goesOnAfterDisconnect()) {
            connection.next = null;
            connection.transfer = null;
        }
        return "You are disconnected.";
    }
}
