package org.cgmkit.reports.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder within the folder of the results that holds the exchanges of a run, one file each. */
public final class EvidenceFolder {
    /** Its name. */
    public static final String NAME = "evidence";

    private final Path results;
    private final Redaction redaction;

    /**
     * Makes the folder where it does not exist.
     *
     * @param results the folder of the results
     * @param redaction keeps secrets out of the files
     * @throws IOException when it cannot be made
     */
    public EvidenceFolder(Path results, Redaction redaction) throws IOException {
        this.results = results;
        this.redaction = redaction;
        Files.createDirectories(results.resolve(NAME));
    }

    /**
     * A place for the exchanges of one check.
     *
     * @param number the check's number within the run, which sorts the files; two checks of a run never share one
     * @param requirement the requirement's id
     */
    public CheckEvidence of(int number, String requirement) {
        return new CheckEvidence(results, redaction, number, requirement);
    }
}
