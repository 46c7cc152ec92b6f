package org.cgmkit.partner.poll;

import java.util.Map;

/**
 * Where the browser was sent after sign-in.
 *
 * @param address the address; empty where it stayed with the partner
 * @param state the state that was sent
 * @param verifier the proof key's secret; empty where none was sent
 * @param stayed what the partner showed, in a few words, where the browser stayed
 */
public record Redirected(String address, String state, String verifier, String stayed) {

    /** The parameters that came. */
    public Map<String, String> parameters() {
        return FormText.parameters(address);
    }

    /** The code that came; empty where none did. */
    public String code() {
        return parameters().getOrDefault("code", "");
    }

    /** The error that came; empty where none did. */
    public String error() {
        return parameters().getOrDefault("error", "");
    }
}
