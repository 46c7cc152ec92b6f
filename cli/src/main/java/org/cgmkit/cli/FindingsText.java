package org.cgmkit.cli;

import java.util.Locale;
import org.cgmkit.validation.Finding;

/** Findings as a compiler writes them, so that an editor can jump to the line. */
final class FindingsText {
    private final Streams streams;

    FindingsText(Streams streams) {
        this.streams = streams;
    }

    void print(ValidatedFile file) {
        for (Finding finding : file.findings()) {
            streams.say(line(file, finding));
            if (finding.expected() != null) {
                streams.say("    expected: " + finding.expected());
            }
            if (finding.actual() != null) {
                streams.say("    actual:   " + finding.actual());
            }
        }
        streams.say(verdict(file));
    }

    private static String line(ValidatedFile file, Finding finding) {
        String place = finding.line() > 0 ? ":" + finding.line() + ":" + finding.column() : "";
        String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
        return file.name() + place + ": " + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + path
                + finding.message();
    }

    private static String verdict(ValidatedFile file) {
        if (file.valid()) {
            long remarks = file.findings().size();
            return file.name() + ": valid (" + file.shortProfile() + ")"
                    + (remarks == 0 ? "" : ", with " + count(remarks, "remark"));
        }
        return file.name() + ": not valid (" + file.shortProfile() + "): " + count(file.errors(), "error");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
