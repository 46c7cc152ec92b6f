package org.cgmkit.kit.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whom the target's access token speaks for (guide, "Establishing Connections"; SMART scopes patient/, user/, system/). */
public enum CredentialContext {
    /** One patient: entries about anyone else should be refused. */
    PATIENT,
    /** A person who may see many patients. */
    USER,
    /** A backend service, bound to no patient. */
    SYSTEM;

    /**
     * The constant with that name, in any case.
     *
     * @throws ConfigurationException where there is none
     */
    public static CredentialContext of(String name) {
        return Arrays.stream(values())
                .filter(c -> c.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("Expected the credential's context to be one of "
                        + Arrays.stream(values()).map(CredentialContext::id).collect(Collectors.joining(", "))
                        + ", but got '" + name + "'."));
    }

    /** The name used in options and files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
