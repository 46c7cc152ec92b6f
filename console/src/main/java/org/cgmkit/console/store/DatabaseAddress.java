package org.cgmkit.console.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a database is, and who may open it.
 *
 * @param url the JDBC URL, of H2 or PostgreSQL
 * @param user the user, where the URL does not name one
 * @param password the password, likewise
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {

    public DatabaseAddress {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "Expected the URL of a database such as jdbc:postgresql://localhost/cgmkit or jdbc:h2:file:/srv/cgmkit/console,"
                            + " but got " + withoutSecrets(url) + ".");
        }
    }

    /** A file of H2, without the ending that H2 adds. */
    public static DatabaseAddress file(Path file) {
        return of("jdbc:h2:file:" + file.toAbsolutePath() + ";TRACE_LEVEL_FILE=0");
    }

    /** A database whose URL says all. */
    public static DatabaseAddress of(String url) {
        return new DatabaseAddress(url, Optional.empty(), Optional.empty());
    }

    /** What to do where it cannot be opened, as a sentence. */
    String advice() {
        return url.startsWith("jdbc:h2:")
                ? "Close the program that uses it, or choose another one."
                : "See whether PostgreSQL runs there, and whether the database, the user and the password are right.";
    }

    /** Without what may be a password. */
    @Override
    public String toString() {
        return withoutSecrets(url);
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1(redacted)").replaceAll("//[^/@]*@", "//");
    }
}
