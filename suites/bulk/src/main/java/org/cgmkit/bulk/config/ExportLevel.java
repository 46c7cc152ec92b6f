package org.cgmkit.bulk.config;

/** Whom an export is of. */
public enum ExportLevel {
    /** Everything that the server has. */
    SYSTEM("system"),
    /** All patients. */
    PATIENT("patient"),
    /** The members of a group. */
    GROUP("group");

    private final String id;

    ExportLevel(String id) {
        this.id = id;
    }

    /** The name in target files and messages. */
    public String id() {
        return id;
    }
}
