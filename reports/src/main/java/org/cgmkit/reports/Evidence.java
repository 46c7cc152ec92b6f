package org.cgmkit.reports;

import java.time.Duration;
import java.time.Instant;

/**
 * One exchange with the target, kept as a file. Secrets are redacted before it is made. The texts here are shortened
 * for display where a body is big; the file has the whole.
 *
 * @param file where it is kept, relative to the folder of the results, with forward slashes
 * @param summary the exchange in one line, such as {@code POST https://… -> 200}
 * @param curl a command that repeats the request from within the folder of the results, with secrets as shell variables
 * @param request the request as text: first line, headers, empty line, body
 * @param response the response as text: status line, headers, empty line, body; or why there was none
 * @param when when the request was sent
 * @param took how long the answer took, or how long it was waited for
 */
public record Evidence(
        String file, String summary, String curl, String request, String response, Instant when, Duration took) {}
