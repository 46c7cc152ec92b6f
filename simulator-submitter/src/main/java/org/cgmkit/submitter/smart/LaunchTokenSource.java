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
import org.cgmkit.submitter.outbox.AppState;
import org.cgmkit.submitter.outbox.StoredGrant;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.Credentials.Standalone;
import org.cgmkit.submitter.wire.HttpSender;
import org.cgmkit.submitter.wire.NoAnswerException;

/**
 * Tokens that a person has allowed (SMART App Launch 2.2, "Standalone Launch"), renewed by refresh tokens for as long as
 * the permission lasts. When it was taken back, the app forgets it and stops; only a new start asks the person again.
 */
public final class LaunchTokenSource implements TokenSource {
    private final Standalone app;
    private final SmartServer server;
    private final AppState memory;
    private final ConsentingUser person;
    private final AuthorizationRules how;
    private final AppListener progress;
    private boolean takenBack;

    /** Nothing is asked for yet. */
    public LaunchTokenSource(
            Standalone app,
            URI base,
            HttpSender wire,
            AppState memory,
            ConsentingUser person,
            AuthorizationRules how,
            AppListener progress) {
        this.app = app;
        this.server = new SmartServer(base, wire);
        this.memory = memory;
        this.person = person;
        this.how = how;
        this.progress = progress;
    }

    @Override
    public Optional<String> token() throws NoAnswerException, AccessRefusedException {
        if (takenBack) {
            throw new AccessRefusedException(
                    "The permission of the app was taken back: start it again to ask for another.");
        }
        if (memory.grant().isEmpty()) {
            memory.keep(launch());
        }
        return memory.grant().map(StoredGrant::accessToken);
    }

    @Override
    public boolean renew() throws NoAnswerException, AccessRefusedException {
        StoredGrant before = memory.grant().orElseThrow();
        String refresh = before.refreshToken();
        if (refresh == null) {
            throw new AccessRefusedException(
                    "The app's token has expired, and it was given none to renew it with: it has to be"
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
            throw new AccessRefusedException(
                    "The permission of the app was taken back, so it stops and keeps what is not delivered. "
                            + e.sentence());
        }
    }

    @Override
    public Optional<String> patient() {
        return memory.grant().flatMap(g -> Optional.ofNullable(g.patient()));
    }

    private StoredGrant launch() throws NoAnswerException, AccessRefusedException {
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
            throw new AccessRefusedException(e.sentence());
        }
    }

    private static String code(URI sentBack, String state) throws AccessRefusedException {
        try {
            AuthorizationResponse response = AuthorizationResponse.parse(sentBack);
            if (response.getState() == null || !response.getState().getValue().equals(state)) {
                throw new AccessRefusedException(
                        "Expected the state that the app sent with its authorization request, but got "
                                + response.getState() + " back: the answer is not one to it.");
            }
            if (!response.indicatesSuccess()) {
                var error = response.toErrorResponse().getErrorObject();
                throw new AccessRefusedException(
                        "The app was not allowed (" + error.getCode() + "): " + error.getDescription());
            }
            return response.toSuccessResponse().getAuthorizationCode().getValue();
        } catch (ParseException e) {
            throw new AccessRefusedException(
                    "Expected an authorization code, but cannot read what came back: " + e.getMessage());
        }
    }
}
