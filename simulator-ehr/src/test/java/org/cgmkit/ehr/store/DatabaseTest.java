package org.cgmkit.ehr.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.store.StoreDatabases.Product;
import org.cgmkit.ehr.submission.Json;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Databases are opened again with all that they hold, and those of others are left alone. */
@ExtendWith(StoreDatabases.class)
class DatabaseTest {
    private static final Instant NOW = Instant.parse("2026-05-02T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aFileIsOpenedAgain() {
        staysWhatItIs(DatabaseAddress.file(folder.resolve("ehr")));
    }

    @Test
    void aDatabaseOfAServerIsOpenedAgain(StoreDatabases.Maker databases) {
        staysWhatItIs(databases.fresh(Product.POSTGRESQL));
    }

    private static void staysWhatItIs(DatabaseAddress address) {
        try (Database database = Database.open(address)) {
            database.resources("one").put(List.of(device("a"), device("b")), NOW);
            database.sandboxes().put("one", "{}");
        }
        try (Database database = Database.open(address)) {
            ResourceStore store = database.resources("one");
            store.put(List.of(device("c")), NOW);

            assertThat(
                    "in the order of their arrival, across processes",
                    store.search("Device", List.of()).stream()
                            .map(StoredResource::id)
                            .toList(),
                    is(List.of("a", "b", "c")));
            assertThat(database.sandboxes().all(), is(Map.of("one", "{}")));
        }
    }

    /** As it was before tables were made by migrations. */
    @Test
    void aFileOfAnEarlierBuildIsRefused() {
        Path file = folder.resolve("earlier");
        Jdbi.create("jdbc:h2:file:" + file).useHandle(h -> h.execute("CREATE TABLE resource (sandbox VARCHAR(64))"));

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Database.open(DatabaseAddress.file(file)));

        assertThat(
                refusal.getMessage(),
                is("Expected an empty database or one of this kit at " + file
                        + ", but its tables were made by an earlier build, or by another program. Data of builds before"
                        + " the first release are not carried over: choose another file, or delete this one."));
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        IllegalArgumentException mistake = assertThrows(
                IllegalArgumentException.class,
                () -> Database.open(DatabaseAddress.named("jdbc:postgresql://127.0.0.1:1/kit?password=hidden")));

        assertThat(
                mistake.getMessage(),
                startsWith("Expected a database that can be opened at jdbc:postgresql://127.0.0.1:1/kit," + " but: "));
    }

    @Test
    void otherDatabasesAreNotTaken() {
        IllegalArgumentException mistake =
                assertThrows(IllegalArgumentException.class, () -> DatabaseAddress.named("jdbc:mysql://127.0.0.1/kit"));

        assertThat(mistake.getMessage(), containsString("but got jdbc:mysql://127.0.0.1/kit."));
    }

    /** A database in memory runs the scripts without what keeps account of them. */
    @Test
    void inMemoryThereAreTheSameTables() {
        DatabaseAddress file = DatabaseAddress.file(folder.resolve("tables"));
        DatabaseAddress memory = DatabaseAddress.inMemory();
        Database.open(file).close();
        Database open = Database.open(memory);

        assertThat(columns(memory), is(columns(file)));
        open.close();
    }

    private static List<String> columns(DatabaseAddress address) {
        return Jdbi.create(address.url())
                .withHandle(h -> h.createQuery("SELECT table_name || '.' || column_name || ' ' || data_type FROM"
                                + " information_schema.columns WHERE table_schema = 'PUBLIC'"
                                + " AND table_name <> 'ehr_history' ORDER BY 1")
                        .mapTo(String.class)
                        .list());
    }

    private static ResourceDraft device(String id) {
        return ResourceDraft.first(id, Json.object().put("resourceType", "Device"));
    }
}
