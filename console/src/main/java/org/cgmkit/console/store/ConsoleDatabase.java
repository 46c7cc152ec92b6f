package org.cgmkit.console.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.cgmkit.database.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The console's own database. */
public final class ConsoleDatabase implements AutoCloseable {
    private static final String HISTORY = "console_history";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Clock clock;

    private ConsoleDatabase(HikariDataSource pool, Clock clock) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.clock = clock;
    }

    /**
     * Opens a database, and makes its tables or brings them up to date.
     *
     * @throws IllegalArgumentException where it cannot be opened; the message is a sentence, and has no password in it
     */
    public static ConsoleDatabase open(DatabaseAddress address, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setPoolName("console");
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:org/cgmkit/console/store")
                    .table(HISTORY)
                    // Tables of the simulators may lie beside those of the console, with a history of their own.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
            return new ConsoleDatabase(pool, clock);
        } catch (RuntimeException e) {
            if (pool != null) {
                pool.close();
            }
            throw new IllegalArgumentException(
                    "Expected a database that can be opened at " + address + ", but: " + cause(e) + " "
                            + address.advice(),
                    e);
        }
    }

    /** The events. */
    public Events events() {
        return new Events(jdbi, clock);
    }

    /** The teams, their members and their keys. */
    public Teams teams() {
        return new Teams(jdbi, clock);
    }

    /** Who is signed in. */
    public SignIns signIns() {
        return new SignIns(jdbi, clock);
    }

    /** The sandboxes of the teams. */
    public SandboxTable sandboxes() {
        return new SandboxTable(jdbi, clock);
    }

    /** The traffic of the sandboxes. */
    public ExchangeTable exchanges() {
        return new ExchangeTable(jdbi);
    }

    /** For tests that look at what is kept. */
    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }
}
