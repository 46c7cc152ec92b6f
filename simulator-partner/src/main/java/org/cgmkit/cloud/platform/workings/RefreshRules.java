package org.cgmkit.cloud.platform.workings;

import java.time.Duration;
import java.util.Optional;

/** How tokens are renewed. Sound as it stands; a defect overrides something. */
public class RefreshRules {

    /** Whether tokens are renewed at all. */
    public boolean refreshes() {
        return true;
    }

    /** The refresh token that is shown. */
    public String shown(String first, String newest) {
        return newest;
    }

    /** How often one expiry is answered with a refresh. */
    public int refreshes(int once) {
        return once;
    }

    /** Whether a new refresh token is stored before anything else is done. */
    public boolean storesAtOnce() {
        return true;
    }

    /** Whether a refusal ends the connection. */
    public boolean isTerminal(int status, String error) {
        return error.equals("invalid_grant");
    }

    /** How long to wait after so many refusals; empty where it was the last one. */
    public Optional<Duration> pause(int refusals, Optional<Duration> usual) {
        return usual;
    }

    /** The state of a connection that the partner has ended. */
    public String ended() {
        return "error";
    }
}
