package org.cgmkit.cli.cgm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.fixtures.trace.Sensor;
import org.cgmkit.fixtures.trace.export.DateOrder;
import org.cgmkit.fixtures.trace.export.FileSetting;
import org.cgmkit.fixtures.trace.export.ReadingFile;
import org.cgmkit.fixtures.trace.export.ReadingFileException;
import org.cgmkit.fixtures.trace.export.ReadingFileSettings;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for a file with readings: where it is, and what it does not say itself. */
final class ReadingFileOptions {
    private static final Sensor SENSOR = new Sensor("Sensor of the file", "FILE-0001");

    @Option(
            names = "--readings",
            paramLabel = "FILE",
            description =
                    "Send the readings of this file, as if it were just after the last of them, instead of made-up"
                            + " ones: an export of Dexcom Clarity, LibreView or Nightscout (CSV or JSON), data of iglu, or a CSV"
                            + " file with the columns time, value and unit.")
    private @Nullable Path readings;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The time zone of a file with local times, such as Europe/Berlin.")
    private @Nullable String zone;

    @Option(
            names = "--readings-unit",
            paramLabel = "mg/dL|mmol/L",
            description = "The unit of the values in a file that does not say it, or says another one.")
    private @Nullable String unit;

    @Option(
            names = "--date-order",
            paramLabel = "day-first|month-first",
            description = "What comes first in the file's dates (default: what the dates themselves show).")
    private @Nullable String dateOrder;

    /** Whether there is a file. */
    boolean given() {
        return readings != null;
    }

    /**
     * What the file has; empty where none is given.
     *
     * @throws ConfigurationException where it gives no readings, with the option that would help
     */
    Optional<ReadingFile> read() {
        ReadingFileSettings settings =
                ReadingFileSettings.NONE.in(zone()).in(unit()).with(dateOrder());
        Path file = readings;
        if (file == null) {
            Stream.of(FileSetting.values())
                    .filter(setting -> value(setting) != null)
                    .findFirst()
                    .ifPresent(setting -> {
                        throw new ConfigurationException("Expected a file with --readings, of which " + option(setting)
                                + " says something, but none was given.");
                    });
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return Optional.of(ReadingFile.read(bytes, SENSOR, settings));
        } catch (IOException e) {
            throw new ConfigurationException("Expected a file with readings at " + file + ", but it cannot be read ("
                    + e.getClass().getSimpleName() + ").");
        } catch (ReadingFileException e) {
            // Without the name of the file: exports are named after people.
            throw new ConfigurationException(
                    e.getMessage() + e.needed().map(ReadingFileOptions::advice).orElse(""));
        }
    }

    /** The option that says it. */
    static String option(FileSetting setting) {
        return switch (setting) {
            case TIME_ZONE -> "--time-zone";
            case UNIT -> "--readings-unit";
            case DATE_ORDER -> "--date-order";
        };
    }

    private @Nullable String value(FileSetting setting) {
        return switch (setting) {
            case TIME_ZONE -> zone;
            case UNIT -> unit;
            case DATE_ORDER -> dateOrder;
        };
    }

    private static String advice(FileSetting setting) {
        return switch (setting) {
            case TIME_ZONE -> " Give the time zone with --time-zone, such as --time-zone Europe/Berlin.";
            case UNIT -> " Give the unit with --readings-unit, such as --readings-unit mmol/L.";
            case DATE_ORDER -> " Give the order with --date-order day-first or --date-order month-first.";
        };
    }

    private @Nullable ZoneId zone() {
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "Expected a time zone with --time-zone, such as Europe/Berlin or +02:00, but got " + zone + ".");
        }
    }

    private @Nullable GlucoseUnit unit() {
        return unit == null
                ? null
                : Stream.of(GlucoseUnit.values())
                        .filter(known -> known.code().equalsIgnoreCase(unit)
                                || known.name().equalsIgnoreCase(unit))
                        .findFirst()
                        .orElseThrow(() -> new ConfigurationException(
                                "Expected mg/dL or mmol/L with --readings-unit, but got " + unit + "."));
    }

    private @Nullable DateOrder dateOrder() {
        return dateOrder == null
                ? null
                : switch (dateOrder.toLowerCase(Locale.ROOT)) {
                    case "day-first" -> DateOrder.DAY_FIRST;
                    case "month-first" -> DateOrder.MONTH_FIRST;
                    default ->
                        throw new ConfigurationException(
                                "Expected day-first or month-first with --date-order, but got " + dateOrder + ".");
                };
    }
}
