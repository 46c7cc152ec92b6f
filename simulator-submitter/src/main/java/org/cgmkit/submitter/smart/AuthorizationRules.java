package org.cgmkit.submitter.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How the app gets and renews its tokens.
 *
 * @param scopes what becomes of the scopes that it asks for
 * @param state the state of an authorization request
 * @param asking what becomes of the parameters of an authorization request
 * @param redeeming what becomes of the parameters by which it redeems a code
 * @param asserting what becomes of the claims by which a backend service says who it is
 * @param unauthorized what it does after 401
 * @param stops whether it stops when its permission was taken back
 */
public record AuthorizationRules(
        UnaryOperator<String> scopes,
        Supplier<String> state,
        UnaryOperator<Map<String, String>> asking,
        UnaryOperator<Map<String, String>> redeeming,
        UnaryOperator<JWTClaimsSet> asserting,
        UnauthorizedRule unauthorized,
        boolean stops) {

    /** As it should be. */
    public static AuthorizationRules sound() {
        return new AuthorizationRules(
                UnaryOperator.identity(),
                () -> new State().getValue(),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                UnauthorizedRule.renewing(),
                true);
    }

    /** The same for other scopes. */
    public AuthorizationRules scopes(UnaryOperator<String> change) {
        return new AuthorizationRules(change, state, asking, redeeming, asserting, unauthorized, stops);
    }

    /** The same with another state. */
    public AuthorizationRules state(String fixed) {
        return new AuthorizationRules(scopes, () -> fixed, asking, redeeming, asserting, unauthorized, stops);
    }

    /** The same with a change to authorization requests. */
    public AuthorizationRules asking(UnaryOperator<Map<String, String>> change) {
        return new AuthorizationRules(scopes, state, change, redeeming, asserting, unauthorized, stops);
    }

    /** The same with a change to how codes are redeemed. */
    public AuthorizationRules redeeming(UnaryOperator<Map<String, String>> change) {
        return new AuthorizationRules(scopes, state, asking, change, asserting, unauthorized, stops);
    }

    /** The same with a change to the claims. */
    public AuthorizationRules asserting(UnaryOperator<JWTClaimsSet> change) {
        return new AuthorizationRules(scopes, state, asking, redeeming, change, unauthorized, stops);
    }

    /** The same with another way after 401. */
    public AuthorizationRules with(UnauthorizedRule other) {
        return new AuthorizationRules(scopes, state, asking, redeeming, asserting, other, stops);
    }

    /** The same that goes on with its old token when its permission was taken back. */
    public AuthorizationRules goingOn() {
        return new AuthorizationRules(scopes, state, asking, redeeming, asserting, unauthorized, false);
    }
}
