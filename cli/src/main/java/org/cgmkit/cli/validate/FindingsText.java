package org.cgmkit.cli.validate;

import java.util.Locale;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.FindingGroup;

/** Findings as a compiler writes them, so that an editor can jump to the line; those that many entries share only once. */
final class FindingsText {
    /** So many of a kind are told one by one, for an editor to jump to each. */
    private static final int MOST_ONE_BY_ONE = 3;

    private final CommandStreams streams;

    FindingsText(CommandStreams streams) {
        this.streams = streams;
    }

    void print(ValidatedFile file) {
        if (!file.guide().reason().isEmpty()) {
            streams.say(file.name() + ": taken as " + file.guide().guide().id() + standing(file) + ": "
                    + file.guide().reason());
        }
        for (FindingGroup group : file.findings().groups()) {
            if (group.size() <= MOST_ONE_BY_ONE) {
                group.all().forEach(finding -> print(file, finding));
            } else {
                print(file, group.first());
                streams.say("    " + shared(group));
            }
        }
        streams.say(verdict(file));
    }

    private static String standing(ValidatedFile file) {
        return file.guide().guide().standing().map(s -> ", " + s).orElse("");
    }

    private void print(ValidatedFile file, Finding finding) {
        streams.say(line(file, finding));
        if (finding.expected() != null) {
            streams.say("    expected: " + finding.expected());
        }
        if (finding.actual() != null) {
            streams.say("    actual:   " + finding.actual());
        }
    }

    private static String shared(FindingGroup group) {
        Finding first = group.first();
        String place = first.entry() == null ? first.path() : "entry[" + first.entry() + "]";
        return String.format(
                Locale.ROOT, "%,d entries share this: first at %s (line %d)", group.size(), place, first.line());
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
            return file.name() + ": valid (" + file.shortProfile() + standing(file) + ")"
                    + (remarks == 0 ? "" : ", with " + count(remarks, "remark"));
        }
        return file.name() + ": not valid (" + file.shortProfile() + standing(file) + "): "
                + count(file.errors(), "error");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
