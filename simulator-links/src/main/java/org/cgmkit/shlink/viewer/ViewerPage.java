package org.cgmkit.shlink.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that opens any SMART Health Link in the browser: fetches, decrypts there, and draws the glucose that was shared. One file that
 * needs no server of its own; a link is given after {@code #}, or typed in. The key is sent to nobody: what comes after {@code #} is
 * in no request, and the page requests only the addresses of the link and of its files.
 */
public final class ViewerPage {
    /** Its name among files and paths. */
    public static final String NAME = "viewer.html";

    private static final String SCRIPT = Stream.of("link.js", "readings.js", "drawing.js", "page.js")
            .map(ViewerPage::text)
            .collect(Collectors.joining("\n"));
    private static final String STYLE = text("viewer.css");

    private ViewerPage() {}

    /** The page as HTML. */
    public static String html() {
        return text("viewer.html")
                .replace("{policy}", policy())
                .replace("{style}", STYLE)
                .replace("{script}", SCRIPT);
    }

    /** What the page may do (Content Security Policy): run its own script, and fetch; wherever links lead. */
    public static String policy() {
        return "default-src 'none'; script-src '" + hash(SCRIPT) + "'; style-src '" + hash(STYLE)
                + "'; connect-src https: http:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(ViewerPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
