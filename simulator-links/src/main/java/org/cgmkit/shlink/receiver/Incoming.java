package org.cgmkit.shlink.receiver;

import java.util.Optional;

/**
 * An answer.
 *
 * @param status the HTTP status; 0 where none came
 * @param contentType the content type; empty where there is none
 * @param retryAfter the header Retry-After, or empty
 * @param body the body
 */
public record Incoming(int status, String contentType, Optional<String> retryAfter, String body) {}
