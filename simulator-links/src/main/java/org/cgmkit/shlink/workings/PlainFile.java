package org.cgmkit.shlink.workings;

/**
 * A file that is to be encrypted.
 *
 * @param contentType its media type, without parameters
 * @param text the file
 * @param compressed whether it is to be compressed first ({@code zip} {@code DEF})
 */
public record PlainFile(String contentType, String text, boolean compressed) {}
