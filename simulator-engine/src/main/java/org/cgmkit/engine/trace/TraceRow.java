package org.cgmkit.engine.trace;

/**
 * One row of a trace, as it came; nothing of it has been judged.
 *
 * @param line its number in the file or list, from 1
 * @param time when it was measured, such as {@code 2026-05-04T08:00:00Z}
 * @param value a number with the decimals that were shown, or LOW or HIGH
 * @param unit the unit of the value, such as {@code mg/dL}; may be empty
 * @param stream the name of the sensor that it comes from; empty where nothing says so
 */
public record TraceRow(int line, String time, String value, String unit, String stream) {}
