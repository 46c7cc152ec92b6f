package org.cgmkit.reports;

/**
 * One exchange with the target, kept as a file. Secrets are redacted before it is made.
 *
 * @param file where it is kept, relative to the folder of the results, with forward slashes
 * @param summary the exchange in one line, such as {@code POST https://… -> 200}
 * @param curl a command that repeats the request, with secrets as shell variables
 * @param request the request as text: first line, headers, empty line, body
 * @param response the response as text: status line, headers, empty line, body; or why there was none
 */
public record Evidence(String file, String summary, String curl, String request, String response) {}
