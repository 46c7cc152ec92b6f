package org.cgmkit.validation;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionStream;

/**
 * Writes a sound submission of readings to a file. Arguments: the file, the patient's id, the number of readings; and
 * where it is not one of a kind, what its identifiers begin with, and what is done with them ({@link IdentifierUse}). See
 * {@code bench/intake.sh} and {@code bench/conditional-create.sh}.
 */
final class SubmissionFile {
    private SubmissionFile() {}

    public static void main(String... arguments) throws IOException {
        String label = arguments.length > 3 ? arguments[3] : "bench";
        IdentifierUse use = arguments.length > 4 ? IdentifierUse.valueOf(arguments[4]) : IdentifierUse.IN_RESOURCE;
        SubmissionContext context = SubmissionContext.of(
                        arguments[1], IdentifierSource.stable(label), Instant.parse("2026-03-15T00:00:00Z"))
                .with(use);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            SubmissionStream.readings(context, Integer.parseInt(arguments[2])).writeTo(out);
        }
    }
}
