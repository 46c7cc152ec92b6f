package org.cgmkit.console.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * How a sandbox is set up. It holds no secret.
 *
 * @param version the version of the specification by which it works
 * @param behaviour what it does where that is left open
 * @param defects where it departs from it
 * @param access who may call it, one of the host's choices
 * @param redirects the redirect URIs of the team's app, where the access needs them
 * @param patient the patient whom it is bound to, or empty for any
 */
public record SandboxSetup(
        String version, String behaviour, List<String> defects, String access, List<String> redirects, String patient) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SandboxSetup {
        defects = List.copyOf(defects);
        redirects = List.copyOf(redirects);
    }

    /** As JSON. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A setup is plain text.", e);
        }
    }

    /** What {@link #json()} wrote. */
    public static SandboxSetup parse(String json) {
        try {
            return JSON.readValue(json, SandboxSetup.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected the setup of a sandbox, but got other JSON.", e);
        }
    }
}
