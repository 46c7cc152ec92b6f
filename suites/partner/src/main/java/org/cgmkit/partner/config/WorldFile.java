package org.cgmkit.partner.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.config.ConfigurationException;

/** Reads what an account is known to hold: a folder with {@code cgm.csv} ({@code time,value,unit,device}). */
final class WorldFile {
    private static final String NAME = "cgm.csv";

    private WorldFile() {}

    /** @throws ConfigurationException where a line cannot be read */
    static List<KnownReading> read(Path folder) {
        Path file = folder.resolve(NAME);
        List<KnownReading> readings = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (number > 1 && !line.isBlank()) {
                    readings.add(reading(file, number, line));
                }
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected the readings of the account in " + file
                            + ", with lines such as 2026-05-04T08:00:00Z,LOW,mg/dL,40071 below a heading, but it cannot be read.");
        }
        return readings;
    }

    private static KnownReading reading(Path file, int number, String line) {
        String[] cells = line.split(",", -1);
        try {
            return new KnownReading(
                    OffsetDateTime.parse(cells[0].strip()).toInstant(), cells.length > 1 ? cells[1].strip() : "");
        } catch (DateTimeException e) {
            throw new ConfigurationException(file + ":" + number
                    + ": expected a time with an offset, a value, a unit and a device, such as"
                    + " 2026-05-04T08:00:00Z,LOW,mg/dL,40071, but got '" + line + "'.");
        }
    }
}
