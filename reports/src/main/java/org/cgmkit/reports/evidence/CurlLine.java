package org.cgmkit.reports.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a request, or a command that was run, as a line for a POSIX shell that repeats it, with shell variables for secrets. */
final class CurlLine {
    /** Made by curl itself, or by the way that the kit was connected. */
    private static final Set<String> NOT_REPEATED = Set.of(
            "host", "content-length", "connection", "user-agent", "accept-encoding", "transfer-encoding", "expect");

    private static final int LONGEST_INLINE_BODY = 200;
    private static final Pattern HARMLESS = Pattern.compile("[\\w ./:,;=?&@%+*()\\[\\]{}~^|-]*");

    private CurlLine() {}

    /** Whether a body is so short that it stands in the command itself. */
    static boolean fitsInline(String body) {
        return body.length() <= LONGEST_INLINE_BODY && body.indexOf('\n') < 0;
    }

    /**
     * The command, one option a line.
     *
     * @param bodyFile the file that holds the body, or null where it stands in the command or there is none
     */
    static String of(HttpExchange exchange, Redaction redaction, @Nullable String bodyFile) {
        if (exchange.method().equals(HttpExchange.RUN)) {
            return command(exchange, redaction, bodyFile);
        }
        List<String> words = new ArrayList<>();
        words.add("curl -sS -i" + method(exchange) + " " + quoted(redaction.marked(exchange.url())));
        for (Header header : exchange.headers()) {
            if (!NOT_REPEATED.contains(header.name().toLowerCase(Locale.ROOT))) {
                Header marked = redaction.markedHeader(header);
                words.add("-H " + quoted(marked.name() + ": " + marked.value()));
            }
        }
        if (bodyFile != null) {
            words.add("--data-binary @" + bodyFile);
        } else if (!exchange.body().isEmpty()) {
            words.add("--data-binary " + quoted(redaction.marked(exchange.body())));
        }
        return String.join(" \\\n  ", words);
    }

    private static String command(HttpExchange exchange, Redaction redaction, @Nullable String bodyFile) {
        List<String> words = new ArrayList<>();
        words.add("env");
        for (Header variable : exchange.headers()) {
            boolean file = variable.value().equals(HttpExchange.BODY_FILE);
            String value = file ? String.valueOf(bodyFile) : redaction.marked(variable.value());
            if (!file || bodyFile != null) {
                words.add(variable.name() + "=" + quoted(value));
            }
        }
        words.add("sh -c " + quoted(redaction.marked(exchange.url())));
        return String.join(" \\\n  ", words);
    }

    private static String method(HttpExchange exchange) {
        return switch (exchange.method()) {
            case "GET" -> exchange.body().isEmpty() ? "" : " -X GET";
            case "HEAD" -> " --head";
            default -> " -X " + exchange.method();
        };
    }

    /** Single quotes, or double ones where a variable stands in a text that they do not change. */
    private static String quoted(String marked) {
        Matcher mark = SecretMarks.MARK.matcher(marked);
        if (!mark.find()) {
            return singleQuoted(marked);
        }
        if (HARMLESS.matcher(mark.replaceAll("")).matches()) {
            // Braces only where the name would swallow what follows it.
            return '"' + mark.reset().replaceAll("\\${$1}").replaceAll("\\$\\{(\\w+)}(?!\\w)", "\\$$1") + '"';
        }
        StringBuilder words = new StringBuilder();
        int from = 0;
        for (mark.reset(); mark.find(); from = mark.end()) {
            words.append(singleQuoted(marked.substring(from, mark.start())));
            words.append("\"$").append(mark.group(1)).append('"');
        }
        return words.append(singleQuoted(marked.substring(from))).toString();
    }

    private static String singleQuoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
