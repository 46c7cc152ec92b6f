package org.cgmkit.bulk.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.config.ConfigurationException;

/** Reads what a source is known to hold: lines of {@code type,id,patient,member,time,value,unit} below a heading. */
public final class WorldFile {
    private static final String FORM = "type,id,patient,member,time,value,unit";
    private static final int CELLS = 7;

    private WorldFile() {}

    /** @throws ConfigurationException where a line cannot be read */
    static List<KnownResource> read(Path file) {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            throw new ConfigurationException("Expected what the source holds in " + file + ", as lines of " + FORM
                    + ", but it cannot be read (" + e.getClass().getSimpleName() + ").");
        }
        return of(file.toString(), lines);
    }

    /**
     * The resources of such lines.
     *
     * @param name what the lines are called in messages
     * @throws ConfigurationException where a line cannot be read
     */
    public static List<KnownResource> of(String name, List<String> lines) {
        List<KnownResource> known = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != CELLS || cells[0].isBlank() || cells[1].isBlank()) {
                throw new ConfigurationException(name + ":" + (i + 1) + ": expected " + FORM + ", such as"
                        + " Observation,r-1,p-1,true,2026-05-04T08:00:00Z,104,mg/dL, but got '" + lines.get(i) + "'.");
            }
            known.add(new KnownResource(
                    cells[0],
                    cells[1],
                    cells[2].intern(),
                    Boolean.parseBoolean(cells[3]),
                    cells[4],
                    cells[5],
                    cells[6].intern()));
        }
        return known;
    }
}
