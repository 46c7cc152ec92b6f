package org.cgmkit.ehr.bulk.content;

/** Whom an export is of. */
public enum Level {
    /** Everything that the server has. */
    SYSTEM("export", "/fhir/$export"),
    /** All patients. */
    PATIENT("patient-export", "/fhir/Patient/$export"),
    /** The members of a group. */
    GROUP("group-export", "/fhir/Group/cohort/$export");

    private final String operation;
    private final String path;

    Level(String operation, String path) {
        this.operation = operation;
        this.path = path;
    }

    /** The name of its OperationDefinition. */
    public String operation() {
        return operation;
    }

    /** Where it is kicked off; for a group that of the world's own. */
    public String path() {
        return path;
    }
}
