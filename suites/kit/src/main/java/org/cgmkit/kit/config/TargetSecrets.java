package org.cgmkit.kit.config;

import java.util.Locale;
import org.cgmkit.reports.evidence.Redaction;

/** Tells the redaction what of a target's description must not be seen. */
public final class TargetSecrets {
    private TargetSecrets() {}

    /** Tells it. */
    public static void tell(HttpTarget target, Redaction redaction) {
        String token = target.authorization().staticToken();
        if (token != null) {
            redaction.hide(token, "CGMKIT_TOKEN");
        }
        if (target.readToken() != null) {
            redaction.hide(target.readToken(), "CGMKIT_READ_TOKEN");
        }
        if (target.expiredToken() != null) {
            redaction.hide(target.expiredToken(), "CGMKIT_EXPIRED_TOKEN");
        }
        if (target.readOnlyToken() != null) {
            redaction.hide(target.readOnlyToken(), "CGMKIT_READ_ONLY_TOKEN");
        }
        // Nobody knows which further header is a key, so all of them count as one.
        target.headers().forEach((name, value) -> {
            redaction.hideHeader(name);
            redaction.hide(
                    value, "CGMKIT_HEADER_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
        });
    }
}
