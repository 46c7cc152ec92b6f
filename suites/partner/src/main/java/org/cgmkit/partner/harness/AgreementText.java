package org.cgmkit.partner.harness;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.cgmkit.partner.config.Agreement;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.mapping.OAuthMapping;
import org.jspecify.annotations.Nullable;

/** Writes what a platform is told at setup. */
final class AgreementText {
    private AgreementText() {}

    /** The JSON that the trigger {@code agree} is given; lengths of time are ISO 8601. */
    static String of(PlatformTarget target, String address) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        OAuthMapping oauth = target.mapping().oauth();
        told.putObject("partner")
                .put("authorize", address + oauth.authorize())
                .put("token", address + oauth.token())
                .put("revoke", oauth.revoke().isEmpty() ? "" : address + oauth.revoke())
                .put("api", address);
        told.putObject("client")
                .put("id", target.client().id())
                .put("secret", target.client().secret())
                .put("redirectUri", target.client().redirectUri())
                .put("scope", oauth.scope());
        ObjectNode terms = told.putObject("agreement");
        Agreement agreement = target.terms().agreement();
        put(terms, "tokenLife", agreement.tokenLife());
        if (target.terms().hasInterval()) {
            terms.putObject("interval")
                    .put("from", target.terms().from().toString())
                    .put("to", target.terms().to().toString());
        }
        agreement
                .rate()
                .ifPresent(rate -> terms.putObject("calls")
                        .put("most", rate.most())
                        .put("in", rate.in().toString()));
        put(terms, "window", agreement.window());
        if (agreement.batch() != null) {
            terms.put("batch", agreement.batch());
        }
        put(terms, "overlap", agreement.overlap());
        terms.put("refusedRefresh", target.terms().refusals());
        var blackouts = terms.putArray("blackouts");
        target.terms()
                .blackouts()
                .forEach(each -> blackouts
                        .addObject()
                        .put("from", each.from().toString())
                        .put("to", each.to().toString())
                        .put("zone", each.zone().getId()));
        told.put("clock", target.hasSharedClock() ? "shared" : "real");
        return told.toString();
    }

    private static void put(ObjectNode terms, String name, @Nullable Duration time) {
        if (time != null) {
            terms.put(name, time.toString());
        }
    }
}
