package org.cgmkit.console.sandbox;

/**
 * One thing that is wrong with a request.
 *
 * @param error whether it makes the request invalid
 * @param line the line in the request's body, from 1, or 0 where unknown
 * @param path the element, as FHIRPath
 * @param message a sentence
 * @param expected what was expected, or empty
 * @param actual what came, or empty
 */
public record ReadFinding(boolean error, int line, String path, String message, String expected, String actual) {}
