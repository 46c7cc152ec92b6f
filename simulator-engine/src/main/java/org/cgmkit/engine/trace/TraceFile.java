package org.cgmkit.engine.trace;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Traces as CSV: a header with the columns time, value and unit, and a column stream (or device) where several sensors measured.
 * Unlike a list of sound readings, a trace may have anything in its rows, as that is what engines are tested with.
 */
public final class TraceFile {
    private static final String EXAMPLE = "time,value,unit";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TraceFile() {}

    /**
     * The rows of a trace.
     *
     * @throws IllegalArgumentException where the columns are not there; the message is a sentence
     */
    public static List<TraceRow> read(String csv) {
        String text = !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
        List<TraceRow> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .build()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema())
                .readValues(text)) {
            List<String> header = lines.hasNext() ? lower(List.of(lines.next())) : List.of();
            Columns columns = Columns.of(header);
            for (int line = 2; lines.hasNext(); line++) {
                List<String> cells = List.of(lines.next());
                if (cells.size() > 1 || (cells.size() == 1 && !cells.getFirst().isBlank())) {
                    rows.add(columns.row(line, cells));
                }
            }
        } catch (RuntimeJsonMappingException | IOException e) {
            throw new IllegalArgumentException(
                    "Expected a CSV file, but it cannot be taken apart: is there a quotation mark that is not closed?",
                    e);
        }
        return rows;
    }

    /** The rows as CSV; with a fourth column where {@code streams} says so. */
    public static String write(List<TraceRow> rows, boolean streams) {
        StringBuilder csv = new StringBuilder(EXAMPLE).append(streams ? ",stream\n" : "\n");
        for (TraceRow row : rows) {
            csv.append(row.time()).append(',').append(row.value()).append(',').append(row.unit());
            csv.append(streams ? "," + row.stream() : "").append('\n');
        }
        return csv.toString();
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    private record Columns(int time, int value, int unit, int stream) {
        static Columns of(List<String> header) {
            Columns columns = new Columns(
                    header.indexOf("time"),
                    header.indexOf("value"),
                    header.indexOf("unit"),
                    Math.max(header.indexOf("stream"), header.indexOf("device")));
            if (columns.time < 0 || columns.value < 0 || columns.unit < 0) {
                throw new IllegalArgumentException("Expected a first line with the columns " + EXAMPLE
                        + ", and rows such as 2026-05-01T10:00:00Z,104,mg/dL, but it has "
                        + (header.isEmpty() ? "nothing" : String.join(",", header)) + ".");
            }
            return columns;
        }

        TraceRow row(int line, List<String> cells) {
            return new TraceRow(line, cell(cells, time), cell(cells, value), cell(cells, unit), cell(cells, stream));
        }

        private static String cell(List<String> cells, int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }
    }
}
