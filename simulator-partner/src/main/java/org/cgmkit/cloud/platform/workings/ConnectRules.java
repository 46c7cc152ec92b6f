package org.cgmkit.cloud.platform.workings;

/** How users connect and disconnect. Sound as it stands; a defect overrides something. */
public class ConnectRules {

    /** The redirect address that is sent, from the registered one. */
    public String redirectUri(String registered) {
        return registered;
    }

    /** The state that is sent, from one that nobody guesses. */
    public String state(String random) {
        return random;
    }

    /** Whether a browser is believed that comes back with a state. */
    public boolean believes(String sent, String came) {
        return sent.equals(came);
    }

    /** The method of code challenges. */
    public String challengeMethod() {
        return "S256";
    }

    /** How often a code is sent. */
    public int exchanges() {
        return 1;
    }

    /** Whether the client's secret stands in an address. */
    public boolean hasSecretInAddress() {
        return false;
    }

    /** Whether access tokens stand in addresses. */
    public boolean hasTokenInAddress() {
        return false;
    }

    /** Whether tokens are asked for after a no. */
    public boolean asksAfterNo() {
        return false;
    }

    /** Whether the partner is asked as soon as a clinician invites. */
    public boolean asksForClinician() {
        return false;
    }

    /** Whose a connection is that a clinician has asked for. */
    public String owner(String patient, String clinician) {
        return patient;
    }

    /** Whether transfers go on after a disconnect. */
    public boolean goesOnAfterDisconnect() {
        return false;
    }

    /** Whether a new connection goes on with the tokens of the old one. */
    public boolean keepsOldTokens() {
        return false;
    }

    /** Whether a new connection begins now, in place of the last success. */
    public boolean beginsAnew() {
        return false;
    }
}
