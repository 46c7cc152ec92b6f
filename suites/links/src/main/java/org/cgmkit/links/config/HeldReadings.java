package org.cgmkit.links.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** Reads the readings that an app holds from a file of lines {@code time,value,unit}. */
final class HeldReadings {
    private HeldReadings() {}

    /**
     * The readings in that file, whose first line may be a heading.
     *
     * @param zone the zone of times without an offset, or null where there are to be none
     * @throws ConfigurationException where it cannot be read, with the number of the line
     */
    static List<GlucoseReading> in(Path file, @Nullable ZoneId zone) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected a file of readings at " + file + ", but it cannot be read (" + e + ").");
        }
        List<GlucoseReading> readings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean heading = i == 0 && !line.isEmpty() && !Character.isDigit(line.charAt(0));
            if (!line.isEmpty() && !heading) {
                readings.add(reading(line, file.getFileName() + ", line " + (i + 1), zone));
            }
        }
        return readings;
    }

    private static GlucoseReading reading(String line, String where, @Nullable ZoneId zone) {
        String[] cells = line.split("\\s*,\\s*");
        try {
            if (cells.length == 3) {
                String code = cells[2];
                for (GlucoseUnit unit : GlucoseUnit.values()) {
                    if (unit.code().equalsIgnoreCase(code)) {
                        return new GlucoseReading(time(cells[0], zone), new BigDecimal(cells[1]), unit);
                    }
                }
            }
        } catch (DateTimeException | NumberFormatException e) {
            // The sentence below says what was expected.
        }
        throw new ConfigurationException("Expected a reading such as 2026-05-01T08:00:00+02:00,104,mg/dL in " + where
                + (zone == null ? "" : ", with or without an offset") + ", but it is '" + line + "'.");
    }

    private static Instant time(String text, @Nullable ZoneId zone) {
        return zone != null && text.matches("[^+Z]*T[^+Z-]*")
                ? LocalDateTime.parse(text).atZone(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
