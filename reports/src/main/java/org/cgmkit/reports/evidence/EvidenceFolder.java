package org.cgmkit.reports.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder within the folder of the results that holds the exchanges of a run, one file each. */
public final class EvidenceFolder {
    /** Its name. */
    public static final String NAME = "evidence";

    /** The names that {@link CheckEvidence} gives; other files in the folder are none of the kit's business. */
    private static final Pattern OWN = Pattern.compile("\\d{3,}-.+-\\d+\\.(?:http|request\\.(?:json|txt))");

    private final Path results;
    private final Redaction redaction;

    /**
     * Makes the folder where it does not exist, and deletes what an earlier run kept in it.
     *
     * @param results the folder of the results
     * @param redaction keeps secrets out of the files
     * @throws IOException when it cannot be made or cleared
     */
    public EvidenceFolder(Path results, Redaction redaction) throws IOException {
        this.results = results;
        this.redaction = redaction;
        Path folder = Files.createDirectories(results.resolve(NAME));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (OWN.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
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
