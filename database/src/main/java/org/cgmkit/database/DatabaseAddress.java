package org.cgmkit.database;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and who may open it.
 *
 * @param url its JDBC URL, of H2 or of PostgreSQL
 * @param user who opens it, or null where the URL says so or it needs nobody
 * @param password the user's password, or null where the URL or the driver's own files have it, or it needs none
 * @param schema the schema with the tables, for databases that several parts of a program share; null is the usual one
 * @param shown the database as it is named in messages, which never holds a password
 */
public record DatabaseAddress(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String schema,
        String shown) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";

    /** No file of traces; and nothing that was committed ends with a process that is killed, as the last half second else would. */
    private static final String SETTINGS = ";TRACE_LEVEL_FILE=0;WRITE_DELAY=0";

    /** A database in the memory of this process, which nobody else has and which ends with it. */
    public static DatabaseAddress inMemory() {
        return new DatabaseAddress(H2 + "mem:" + UUID.randomUUID(), null, null, null, "memory");
    }

    /** H2 in a file, which is named without the ending that H2 adds. */
    public static DatabaseAddress file(Path file) {
        return new DatabaseAddress(H2 + "file:" + file.toAbsolutePath() + SETTINGS, null, null, null, file.toString());
    }

    /**
     * A database whose URL says all.
     *
     * @param url such as {@code jdbc:postgresql://127.0.0.1:5432/cgmkit}
     * @throws IllegalArgumentException where it is the URL of something else; the message is a sentence without what may be a
     *     password
     */
    public static DatabaseAddress of(String url) {
        String shown = url.replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
        if (!url.startsWith(POSTGRESQL) && !url.startsWith(H2)) {
            throw new IllegalArgumentException(
                    "Expected the URL of a database such as jdbc:postgresql://localhost/cgmkit or jdbc:h2:file:/srv/cgmkit/data,"
                            + " but got " + shown + ".");
        }
        return new DatabaseAddress(url, null, null, null, shown);
    }

    /**
     * What somebody named: the URL of a database, or a file.
     *
     * @throws IllegalArgumentException as {@link #of} says
     */
    public static DatabaseAddress named(String name) {
        return name.startsWith("jdbc:") ? of(name) : file(Path.of(name));
    }

    /** The same, opened by that user; null where the URL says who it is. */
    public DatabaseAddress by(@Nullable String otherUser, @Nullable String otherPassword) {
        return new DatabaseAddress(url, otherUser, otherPassword, schema, shown);
    }

    /** The same with the tables in a schema of that name, which is made where there is none. */
    public DatabaseAddress inSchema(String other) {
        return new DatabaseAddress(url, user, password, other, shown);
    }

    /** Whether it is one of a PostgreSQL server. */
    public boolean isPostgresql() {
        return url.startsWith(POSTGRESQL);
    }

    /** Whether it ends with its last connection, and so was made by none but this process. */
    public boolean isInMemory() {
        return url.startsWith(H2 + "mem:");
    }

    /** What to do where it cannot be opened, as a sentence. */
    public String advice() {
        return isPostgresql()
                ? "See whether PostgreSQL runs there, and whether the database, the user and the password are right."
                : "Close the program that uses it, or choose another one.";
    }

    @Override
    public String toString() {
        return shown;
    }
}
