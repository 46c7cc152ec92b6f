package org.cgmkit.partner.harness;

import org.cgmkit.cloud.grant.IssuedCode;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.workings.AccessRules;
import org.cgmkit.cloud.workings.ConsentRules;
import org.cgmkit.cloud.workings.DataRules;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.workings.TokenRules;

/** How the hosted cloud takes mistakes that are to be seen and told, but not to end the run. */
final class LenientRules {
    private LenientRules() {}

    /** A cloud that takes them, and does that with data. */
    static PartnerWorkings with(DataRules data) {
        return new PartnerWorkings(
                new AnyAddress(),
                new PatientTokens(),
                new AccessRules(),
                data,
                PartnerWorkings.sound().answers());
    }

    /** Browsers are sent to any address. */
    private static final class AnyAddress extends ConsentRules {
        @Override
        public boolean isRegistered(OAuthClient client, String redirectUri) {
            return redirectUri.startsWith("http");
        }
    }

    /** A challenge may be in plain text, and a code that comes twice ends nothing. */
    private static final class PatientTokens extends TokenRules {
        @Override
        public boolean fits(String verifier, String challenge) {
            return verifier.equals(challenge) || super.fits(verifier, challenge);
        }

        @Override
        public boolean isFor(IssuedCode code, String redirectUri) {
            return true;
        }

        @Override
        public boolean replayEndsGrant() {
            return false;
        }
    }
}
