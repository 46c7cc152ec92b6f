package org.cgmkit.ehr.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import org.cgmkit.database.DatabaseAddress;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database of one simulator, shared by its sandboxes: H2 in memory or in a file, or PostgreSQL, by the same
 * statements.
 */
public final class Database implements AutoCloseable {
    /** A row up to that many characters is kept where the others are; H2 keeps longer ones apart, which takes longer. */
    private static final int KEPT_IN_PLACE = 1 << 15;

    private static final int CONNECTIONS = 8;

    /** States of a connection that broke or could not be made, and of a server that ends or has just begun (SQL; PostgreSQL). */
    private static final String AWAY = "08...|57P0[123]";

    /** How long somebody waits for a connection: a database that is away is told soon. */
    private static final long LONGEST_WAIT_MS = TimeUnit.SECONDS.toMillis(5);

    private final HikariDataSource pool;

    /** Of their own, as kinds are looked up while a connection is held, and nobody may wait for two of one pool. */
    private final HikariDataSource kindPool;

    /** Stays open, because a database in memory ends with its last connection, and the pool renews its own. Null on PostgreSQL. */
    private final @Nullable Connection keeper;

    private final Jdbi jdbi;
    private final Jdbi kindJdbi;

    private Database(DatabaseAddress address) throws SQLException {
        keeper = address.isPostgresql()
                ? null
                : DriverManager.getConnection(address.url(), address.user(), address.password());
        HikariDataSource opened = null;
        try {
            if (keeper != null) {
                Jdbi.create(keeper).useHandle(h -> h.execute("SET MAX_LENGTH_INPLACE_LOB " + KEPT_IN_PLACE));
            }
            opened = new HikariDataSource(config(address, CONNECTIONS, 1));
            Migrations.run(opened, address);
            kindPool = new HikariDataSource(config(address, 2, 0));
        } catch (RuntimeException e) {
            if (opened != null) {
                opened.close();
            }
            close(keeper);
            throw e;
        }
        pool = opened;
        jdbi = jdbi(pool);
        kindJdbi = jdbi(kindPool);
    }

    /**
     * Opens a database, makes its tables where there are none, and brings those of an earlier release up to date.
     *
     * @throws IllegalArgumentException where it cannot be opened, or has tables that no release has made
     */
    public static Database open(DatabaseAddress address) {
        try {
            return new Database(address);
        } catch (FlywayException e) {
            throw new IllegalArgumentException(Migrations.refusal(address, e), e);
        } catch (SQLException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Expected a database that can be opened at " + address + ", but: " + cause(e) + " "
                            + address.advice(),
                    e);
        }
    }

    /** Whether something failed because the database cannot be reached at present; the pool connects again when it can. */
    public static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e
                    && e.getSQLState() != null
                    && e.getSQLState().matches(AWAY)) {
                return true;
            }
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    /** The resources of one sandbox. */
    public ResourceStore resources(String sandbox) {
        long dataSet = DataSets.of(jdbi, sandbox);
        return new ResourceStore(jdbi, dataSet, new Kinds(kindJdbi, dataSet));
    }

    /** Which sandboxes there are. */
    public SandboxStore sandboxes() {
        return new SandboxStore(jdbi);
    }

    @Override
    public void close() {
        pool.close();
        kindPool.close();
        close(keeper);
    }

    private static HikariConfig config(DatabaseAddress address, int most, int idle) {
        HikariConfig config = new HikariConfig();
        // On H2 more than there are statements, so that each is parsed once per connection and not each time.
        config.setJdbcUrl(address.isPostgresql() ? address.url() : address.url() + ";QUERY_CACHE_SIZE=256");
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setSchema(address.schema());
        config.setConnectionTimeout(LONGEST_WAIT_MS);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(idle);
        config.setIdleTimeout(TimeUnit.SECONDS.toMillis(30));
        if (idle == 0) {
            // It connects when it is asked to.
            config.setInitializationFailTimeout(-1);
        }
        return config;
    }

    private static Jdbi jdbi(HikariDataSource pool) {
        return Jdbi.create(pool).registerArrayType(Long.class, "bigint");
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
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
}
