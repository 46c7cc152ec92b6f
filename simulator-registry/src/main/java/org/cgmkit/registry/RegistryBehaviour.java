package org.cgmkit.registry;

import java.util.Arrays;
import java.util.Optional;

/** How a registry behaves where the draft leaves that open; each is sound. */
enum RegistryBehaviour {
    STANDARD("standard", "Takes all of a submission or nothing; a condition is taken as it comes."),
    STRICT_CONDITION("strict-condition", "Refuses a condition that its own resource does not meet, with the reason.");

    private final String id;
    private final String description;

    RegistryBehaviour(String id, String description) {
        this.id = id;
        this.description = description;
    }

    String id() {
        return id;
    }

    String description() {
        return description;
    }

    boolean refusesForeignConditions() {
        return this == STRICT_CONDITION;
    }

    static Optional<RegistryBehaviour> find(String id) {
        return Arrays.stream(values()).filter(b -> b.id.equals(id)).findFirst();
    }
}
