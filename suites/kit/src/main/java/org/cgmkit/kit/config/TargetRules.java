package org.cgmkit.kit.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cgmkit.reports.DurationText;

/**
 * What can be seen to be wrong with a target's description before anything is sent. Each method gives back what it takes, in
 * the form in which the kit keeps it, or throws a {@link ConfigurationException} that says what was expected.
 */
public final class TargetRules {
    /** FHIR R4, datatype id. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** RFC 9110, section 5.6.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7E\\t]*");

    private TargetRules() {}

    /** The base URL, without a slash at its end. */
    public static URI baseUrl(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw baseUrl(text, "it is not an address: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw baseUrl(text, "it does not begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw baseUrl(text, "it names no host");
        }
        if (uri.getRawUserInfo() != null) {
            throw new ConfigurationException("The base URL holds a user name or password; "
                    + "give credentials as a token or a header instead, so that they stay out of reports.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw baseUrl(text, "a FHIR base has no query and no fragment");
        }
        String path = uri.getRawPath().replaceAll("/+$", "");
        String tail = path.substring(Math.max(0, path.lastIndexOf('/')));
        for (String added : List.of("/metadata", "/$", "/Patient")) {
            if (tail.equals(added) || (added.endsWith("$") && tail.startsWith(added))) {
                throw baseUrl(text, "leave '" + tail + "' out, the kit adds it");
            }
        }
        return URI.create(scheme + "://" + uri.getRawAuthority() + path);
    }

    private static ConfigurationException baseUrl(String text, String problem) {
        return new ConfigurationException("Expected the base URL of a FHIR server, such as "
                + "https://ehr.example.org/fhir, but got '" + text + "': " + problem + ".");
    }

    /**
     * The logical id of a patient, without {@code Patient/} before it.
     *
     * @param name the option or the key that gives it
     */
    public static String patientId(String name, String text) {
        String id = text.strip().startsWith("Patient/") ? text.strip().substring("Patient/".length()) : text.strip();
        if (!ID.matcher(id).matches()) {
            throw new ConfigurationException("Expected " + name
                    + " to be the logical id of a patient on the target, such as 'example-1' or 'Patient/example-1'"
                    + " (1 to 64 letters, digits, '-' and '.'), but got '" + text + "'.");
        }
        return id;
    }

    /**
     * An access token, without {@code Bearer} before it.
     *
     * @param name the option or the key that gives it
     */
    public static String token(String name, String text) {
        String value = text.strip();
        if (value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            value = value.substring(7).strip();
        }
        if (value.isEmpty() || !VISIBLE.matcher(value).matches() || value.contains(" ")) {
            throw new ConfigurationException(
                    "Expected " + name + " to be an access token in one piece, but it is empty,"
                            + " or has a blank or a line break in it.");
        }
        return value;
    }

    public static void addHeader(Map<String, String> headers, String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        // The line may hold a secret, so the message shows at most its name.
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new ConfigurationException(
                    "Expected a header as 'Name: value', but a header was given that has no " + "name before a colon.");
        }
        if (value.isEmpty() || !VISIBLE.matcher(value).matches()) {
            throw new ConfigurationException(
                    "The header '" + name + "' has no value, or one with characters that a " + "header cannot carry.");
        }
        headers.put(name, value);
    }

    /**
     * A length of time that is not nothing.
     *
     * @param name the option or the key that gives it
     */
    public static Duration positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new ConfigurationException(
                    "Expected " + name + " to be longer than nothing, but got " + DurationText.of(duration) + ".");
        }
        return duration;
    }
}
