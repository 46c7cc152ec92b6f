package org.cgmkit.ehr.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The database of one simulator, shared by its sandboxes. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    /** Stays open, because a database in memory ends with its last connection, and the pool renews its own. */
    private final Connection keeper;

    private final Jdbi jdbi;
    private final AtomicLong arrivals;

    private Database(HikariDataSource pool, Connection keeper) {
        this.pool = pool;
        this.keeper = keeper;
        this.jdbi = Jdbi.create(pool);
        jdbi.useHandle(h -> h.createScript(schema()).execute());
        this.arrivals =
                new AtomicLong(jdbi.withHandle(h -> h.createQuery("SELECT COALESCE(MAX(arrival), 0) FROM resource")
                        .mapTo(Long.class)
                        .one()));
    }

    /**
     * Opens the database, and makes its tables where there are none.
     *
     * @param file the file to keep it in, without the ending that H2 adds; null keeps it in memory
     * @throws IllegalArgumentException where the file cannot be opened
     */
    public static Database open(@Nullable Path file) {
        String url = file == null
                ? "jdbc:h2:mem:" + UUID.randomUUID()
                : "jdbc:h2:file:" + file.toAbsolutePath() + ";TRACE_LEVEL_FILE=0";
        HikariConfig config = new HikariConfig();
        // More than there are statements, so that each is parsed once per connection and not each time.
        config.setJdbcUrl(url + ";QUERY_CACHE_SIZE=256");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        try {
            Connection keeper = DriverManager.getConnection(url);
            return new Database(new HikariDataSource(config), keeper);
        } catch (SQLException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Expected a database file that can be opened at " + file + ", but: " + cause(e)
                            + " Close the program that uses it, or choose another file.",
                    e);
        }
    }

    /** The resources of one sandbox. */
    public ResourceStore resources(String sandbox) {
        return new ResourceStore(jdbi, sandbox, arrivals);
    }

    /** Which sandboxes there are. */
    public SandboxStore sandboxes() {
        return new SandboxStore(jdbi);
    }

    @Override
    public void close() {
        pool.close();
        try {
            keeper.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The simulator's database did not close.", e);
        }
    }

    private static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    static String schema() {
        try (InputStream in = Database.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema.sql is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
