package org.cgmkit.cli.cgm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.trace.export.LeftOut;
import org.cgmkit.fixtures.trace.export.ReadingFileReport;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** Says what became of a file with readings: how many rows were taken, which were left out and why. */
final class ReadingFileText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

    /** Fewer readings than these do not show how often a sensor measures. */
    private static final int FEW = 3;

    private ReadingFileText() {}

    /** The lines about a file. They leave out its name, as exports are named after people. */
    static List<String> lines(ReadingFileReport report) {
        ZoneId zone = report.zone() == null ? ZoneOffset.UTC : report.zone();
        List<String> lines = new ArrayList<>();
        lines.add("The file with readings is " + report.format() + ".");
        lines.add("Taken: " + report.taken() + " of " + rows(report.rows(), report.rowName()) + ", in "
                + report.units().stream().map(GlucoseUnit::code).collect(Collectors.joining(" and "))
                + (report.taken() < FEW ? "" : ", one every " + length(report.interval())) + ",");
        lines.add("  " + period(report, zone) + ".");
        if (!report.leftOut().isEmpty()) {
            lines.add("Left out: "
                    + rows(report.leftOut().stream().mapToInt(LeftOut::count).sum(), report.rowName()) + ".");
            report.leftOut().forEach(left -> lines.add("  " + left.sentence(report.rowName())));
        }
        if (report.gaps().count() > 0) {
            lines.add("Gaps: " + report.gaps().count() + ", the longest of "
                    + length(report.gaps().longest())
                    + " after " + time(report.gaps().since(), zone) + " (before " + report.rowName() + " "
                    + report.gaps().row() + ").");
        }
        report.notes()
                .forEach(note -> lines.add("Note: " + note.sentence()
                        + note.setting()
                                .map(setting -> " (" + ReadingFileOptions.option(setting) + " changes that)")
                                .orElse("")
                        + "."));
        return lines;
    }

    private static String period(ReadingFileReport report, ZoneId zone) {
        return report.taken() == 1
                ? "at " + time(report.first(), zone)
                : "from " + time(report.first(), zone) + " to " + time(report.last(), zone);
    }

    private static String rows(int count, String rowName) {
        return count + " " + (count == 1 ? rowName : rowName.equals("entry") ? "entries" : rowName + "s");
    }

    private static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    private static String length(Duration length) {
        return (length.toDays() > 0 ? length.toDays() + " d " : "")
                .concat(length.toHoursPart() > 0 ? length.toHoursPart() + " h " : "")
                .concat(length.toMinutesPart() > 0 || length.toHours() == 0 ? length.toMinutesPart() + " min" : "")
                .strip();
    }
}
