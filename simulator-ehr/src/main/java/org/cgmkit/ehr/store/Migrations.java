package org.cgmkit.ehr.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.cgmkit.database.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The scripts that make the tables, one for each change of them. A script that was shipped is never changed. */
final class Migrations {
    /** By name, in the order of their versions: a jar need not be searched for them. */
    static final List<String> SCRIPTS = List.of("V1__resources.sql", "V2__authorization.sql");

    private static final String HISTORY = "ehr_history";

    private Migrations() {}

    /**
     * Runs the scripts that a database has not seen. One in memory is always new, and what it has seen is of no interest:
     * there they run one after the other, which takes a tenth of the time.
     *
     * @throws FlywayException where it has tables that these scripts have not made
     */
    static void run(DataSource database, DatabaseAddress address) {
        if (address.isInMemory()) {
            Jdbi.create(database)
                    .useHandle(h ->
                            SCRIPTS.forEach(name -> h.createScript(text(name)).execute()));
            return;
        }
        FluentConfiguration flyway = Flyway.configure();
        if (address.schema() != null) {
            flyway.defaultSchema(address.schema()).createSchemas(true);
        }
        flyway.dataSource(database)
                .locations(new String[0])
                .resourceProvider(new Scripts())
                .javaMigrationClassProvider(List::of)
                .table(HISTORY)
                .load()
                .migrate();
    }

    /** Why the tables of a database are not taken, in a sentence. */
    static String refusal(DatabaseAddress address, FlywayException cause) {
        boolean ofOthers = String.valueOf(cause.getMessage()).contains("non-empty schema");
        return ofOthers
                ? "Expected an empty database or one of this kit at " + address
                        + ", but its tables were made by an earlier build, or by another program. Data of builds before"
                        + " the first release are not carried over: choose another "
                        + (address.isPostgresql() ? "database." : "file, or delete this one.")
                : "Expected to bring the tables of the database at " + address + " up to date, but: "
                        + String.valueOf(cause.getMessage()).strip();
    }

    private static String text(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scripts as Flyway asks for them. */
    private static final class Scripts implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            // Of a script's settings, too, which no script has.
            return SCRIPTS.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return SCRIPTS.stream()
                    .filter(name -> name.startsWith(prefix)
                            && List.of(suffixes).stream().anyMatch(name::endsWith))
                    .<LoadableResource>map(Script::new)
                    .toList();
        }
    }

    /** One script. */
    private static final class Script extends LoadableResource {
        private final String name;

        Script(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new StringReader(text(name));
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
