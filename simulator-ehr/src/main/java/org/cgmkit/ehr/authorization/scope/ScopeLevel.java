package org.cgmkit.ehr.authorization.scope;

/** Whose data a scope speaks of (SMART App Launch 2.2, "Scopes for requesting FHIR Resources"). */
public enum ScopeLevel {
    /** Those of the patient in the launch context. */
    PATIENT("patient"),
    /** Those that the user may see. */
    USER("user"),
    /** Those that the client itself may see. */
    SYSTEM("system");

    private final String word;

    ScopeLevel(String word) {
        this.word = word;
    }

    /** The word at the beginning of a scope. */
    public String word() {
        return word;
    }
}
