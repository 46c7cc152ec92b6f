package org.cgmkit.ehr.store;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a simulator's database is.
 *
 * @param url its JDBC URL, of H2 or of PostgreSQL
 * @param user who opens it, or null where the URL says so or it needs nobody
 * @param password the user's password, or null where the URL or the driver's own files have it, or it needs none
 * @param shown the database as it is named in messages, which never holds a password
 */
public record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password, String shown) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** A database in the memory of this process, which nobody else has and which ends with it. */
    public static DatabaseAddress inMemory() {
        return new DatabaseAddress("jdbc:h2:mem:" + UUID.randomUUID(), null, null, "memory");
    }

    /** H2 in a file, which is named without the ending that H2 adds. */
    public static DatabaseAddress file(Path file) {
        return new DatabaseAddress(
                "jdbc:h2:file:" + file.toAbsolutePath() + ";TRACE_LEVEL_FILE=0", null, null, file.toString());
    }

    /**
     * A database of a PostgreSQL server.
     *
     * @param url such as {@code jdbc:postgresql://127.0.0.1:5432/cgmkit}
     * @throws IllegalArgumentException where it is the URL of something else
     */
    public static DatabaseAddress postgresql(String url, @Nullable String user, @Nullable String password) {
        String shown = url.replaceFirst("\\?.*$", "");
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "Expected a URL such as jdbc:postgresql://127.0.0.1:5432/cgmkit as the database, but it is " + shown
                            + ".");
        }
        return new DatabaseAddress(url, user, password, shown);
    }

    /** What somebody named: the URL of a database of PostgreSQL, or a file. */
    public static DatabaseAddress named(String name) {
        return name.startsWith("jdbc:") ? postgresql(name, null, null) : file(Path.of(name));
    }

    /** Whether it is one of a PostgreSQL server. */
    boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Whether it ends with its last connection, and so was made by none but this process. */
    boolean isInMemory() {
        return url.startsWith("jdbc:h2:mem:");
    }

    @Override
    public String toString() {
        return shown;
    }
}
