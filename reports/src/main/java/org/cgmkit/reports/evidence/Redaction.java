package org.cgmkit.reports.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.reports.CheckResult;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of one run out of everything that it writes. It knows the places where secrets stand (credentials,
 * cookies, parameters of OAuth, tokens) and the literal secrets that it was told of, in the disguises that a target may
 * echo them in. Secrets may be told at any time, also from several threads: tokens are often received during a run.
 */
public final class Redaction {
    /** What stands in place of a secret. */
    public static final String REDACTED = "[redacted]";

    /** Shorter values are hidden where secrets stand, but not wherever they occur: {@code 1} is in every text. */
    private static final int SHORTEST_LITERAL = 4;

    private static final Pattern CREDENTIAL = Pattern.compile("(?i)(Bearer|DPoP|Token|Basic)\\s+(\\S+)");

    private final Set<String> headers = ConcurrentHashMap.newKeySet();

    /** Replaced as a whole when a secret is added, so that who reads it never misses one. */
    private volatile List<Told> secrets = List.of();

    private record Told(String value, Secret secret) {}

    /**
     * Hides that value wherever it occurs from now on. Of a header's value such as {@code Bearer …} or {@code Basic …}
     * the credential is hidden by itself as well.
     *
     * @param value the secret
     * @param variable the shell variable that stands for it in commands, without {@code $}: capitals, digits, underscore
     */
    public void hide(String value, String variable) {
        if (!variable.matches("[A-Z_][A-Z0-9_]*")) {
            throw new IllegalArgumentException(
                    "A shell variable has capitals, digits and underscores, but this is " + variable);
        }
        Matcher credential = CREDENTIAL.matcher(value.strip());
        if (credential.matches()) {
            hideLiteral(credential.group(2), variable);
            if (credential.group(1).equalsIgnoreCase("Basic")) {
                hidePassword(credential.group(2), variable);
            }
        } else {
            hideLiteral(value.strip(), variable);
        }
    }

    /** Hides the value of every header of that name, in requests and responses. */
    public void hideHeader(String name) {
        headers.add(name.toLowerCase(Locale.ROOT));
    }

    /** The text without secrets. */
    public String text(String text) {
        return SecretMarks.MARK.matcher(marked(text)).replaceAll(Matcher.quoteReplacement(REDACTED));
    }

    /** The result without secrets: a target may have echoed them into what a check found. */
    public CheckResult result(CheckResult result) {
        return new CheckResult(
                result.requirement(),
                result.verb(),
                result.binding(),
                text(result.title()),
                result.outcome(),
                text(result.message()),
                textOrNull(result.expected()),
                textOrNull(result.actual()),
                result.evidence(),
                result.duration());
    }

    /** The header without secrets. */
    Header header(Header header) {
        Header marked = markedHeader(header);
        return new Header(marked.name(), text(marked.value()));
    }

    /** The header with {@link SecretMarks} in place of its secrets. */
    Header markedHeader(Header header) {
        String value = markLiterals(header.value());
        boolean secret = SecretPlaces.isSecretHeader(header.name())
                || headers.contains(header.name().toLowerCase(Locale.ROOT));
        return new Header(header.name(), secret ? SecretPlaces.markValue(header.name(), value) : marked(value));
    }

    /** The text with {@link SecretMarks} in place of secrets. */
    String marked(String text) {
        return SecretPlaces.markIn(markLiterals(text), headers);
    }

    private String markLiterals(String text) {
        String marked = text;
        for (Told told : secrets) {
            marked = told.secret().replaceIn(marked);
        }
        return marked;
    }

    private @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private void hidePassword(String userAndPassword, String variable) {
        try {
            String decoded = new String(Base64.getDecoder().decode(userAndPassword), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon >= 0) {
                hideLiteral(decoded.substring(colon + 1), variable);
            }
        } catch (IllegalArgumentException e) {
            // Not base64, so there is no password in it to be hidden.
        }
    }

    private synchronized void hideLiteral(String value, String variable) {
        if (value.length() < SHORTEST_LITERAL
                || secrets.stream().anyMatch(s -> s.value().equals(value))) {
            return;
        }
        // Longest first: a secret that holds another one must go as a whole.
        List<Told> sorted = new ArrayList<>(secrets);
        sorted.add(new Told(value, new Secret(value, variable)));
        sorted.sort(Comparator.comparingInt((Told s) -> s.value().length()).reversed());
        secrets = List.copyOf(sorted);
    }
}
