package org.cgmkit.links.visit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A location of a manifest, and what its first access gave.
 *
 * @param where which it is, such as {@code files[1].location}
 * @param entry the entry that names it
 * @param url its address
 * @param seen the answer
 */
public record Located(String where, JsonNode entry, String url, Seen seen) {}
