package org.cgmkit.submitter.smart;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.submitter.outbox.Grant;
import org.cgmkit.submitter.outbox.Memory;
import org.cgmkit.submitter.setup.Credentials.Standalone;
import org.cgmkit.submitter.setup.Progress;
import org.cgmkit.submitter.wire.NoAnswer;
import org.cgmkit.submitter.wire.Wire;

/**
 * Tokens that a person has allowed (SMART App Launch 2.2, "Standalone Launch"), renewed by refresh tokens for as long as
 * the permission lasts. When it was taken back, the app forgets it and stops; only a new start asks the person again.
 */
public final class LaunchAccess implements Access {
    private final Standalone app;
    private final SmartServer server;
    private final Memory memory;
    private final Person person;
    private final Authorizing how;
    private final Progress progress;
    private boolean takenBack;

    /** Nothing is asked for yet. */
    public LaunchAccess(
            Standalone app, URI base, Wire wire, Memory memory, Person person, Authorizing how, Progress progress) {
        this.app = app;
        this.server = new SmartServer(base, wire);
        this.memory = memory;
        this.person = person;
        this.how = how;
        this.progress = progress;
    }

    @Override
    public Optional<String> token() throws NoAnswer, AccessRefused {
        if (takenBack) {
            throw new AccessRefused("The permission of the app was taken back: start it again to ask for another.");
        }
        if (memory.grant().isEmpty()) {
            memory.keep(launch());
        }
        return memory.grant().map(Grant::accessToken);
    }

    @Override
    public boolean renew() throws NoAnswer, AccessRefused {
        Grant before = memory.grant().orElseThrow();
        String refresh = before.refreshToken();
        if (refresh == null) {
            throw new AccessRefused("The app's token has expired, and it was given none to renew it with: it has to be"
                    + " allowed again, with offline_access.");
        }
        try {
            memory.keep(server.token(
                    Map.of("grant_type", "refresh_token", "refresh_token", refresh, "client_id", app.clientId()),
                    before));
            progress.told("The app has renewed its token.");
            return true;
        } catch (SmartServer.TakenBack e) {
            if (!how.stops()) {
                return false;
            }
            takenBack = true;
            memory.keep(null);
            throw new AccessRefused(
                    "The permission of the app was taken back, so it stops and keeps what is not delivered. "
                            + e.sentence());
        }
    }

    @Override
    public Optional<String> patient() {
        return memory.grant().flatMap(g -> Optional.ofNullable(g.patient()));
    }

    private Grant launch() throws NoAnswer, AccessRefused {
        CodeVerifier verifier = new CodeVerifier();
        String state = how.state().get();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", app.clientId());
        asked.put("redirect_uri", app.redirectUri().toString());
        asked.put("scope", how.scopes().apply(app.scopes()));
        asked.put("state", state);
        asked.put("aud", server.base().toString());
        asked.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        asked.put("code_challenge_method", CodeChallengeMethod.S256.getValue());
        URI address = URI.create(server.endpoint("authorization_endpoint") + "?"
                + SmartServer.form(how.asking().apply(asked)));
        progress.told("A person is asked to allow the app.");
        String code = code(person.allow(address, app.redirectUri()), state);
        Map<String, String> redeemed = new LinkedHashMap<>();
        redeemed.put("grant_type", "authorization_code");
        redeemed.put("code", code);
        redeemed.put("redirect_uri", app.redirectUri().toString());
        redeemed.put("client_id", app.clientId());
        redeemed.put("code_verifier", verifier.getValue());
        try {
            return server.token(how.redeeming().apply(redeemed), null);
        } catch (SmartServer.TakenBack e) {
            throw new AccessRefused(e.sentence());
        }
    }

    private static String code(URI sentBack, String state) throws AccessRefused {
        try {
            AuthorizationResponse response = AuthorizationResponse.parse(sentBack);
            if (response.getState() == null || !response.getState().getValue().equals(state)) {
                throw new AccessRefused("Expected the state that the app sent with its authorization request, but got "
                        + response.getState() + " back: the answer is not one to it.");
            }
            if (!response.indicatesSuccess()) {
                var error = response.toErrorResponse().getErrorObject();
                throw new AccessRefused("The app was not allowed (" + error.getCode() + "): " + error.getDescription());
            }
            return response.toSuccessResponse().getAuthorizationCode().getValue();
        } catch (ParseException e) {
            throw new AccessRefused(
                    "Expected an authorization code, but cannot read what came back: " + e.getMessage());
        }
    }
}
