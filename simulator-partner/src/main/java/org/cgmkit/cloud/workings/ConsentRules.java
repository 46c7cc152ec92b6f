package org.cgmkit.cloud.workings;

import java.util.Map;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.world.Person;

/** Where browsers are sent after sign-in, and with what. Sound as it stands; a defect overrides something. */
public class ConsentRules {

    /** Whether browsers may be sent there for that platform. */
    public boolean isRegistered(OAuthClient client, String redirectUri) {
        return client.redirectUris().contains(redirectUri);
    }

    /** The parameters with which the browser is sent back, from those that are right. */
    public Map<String, String> sentBack(Map<String, String> right, boolean agreed) {
        return right;
    }

    /** Whether a person may agree. */
    public boolean mayAgree(Person person, boolean revokedBefore) {
        return true;
    }
}
