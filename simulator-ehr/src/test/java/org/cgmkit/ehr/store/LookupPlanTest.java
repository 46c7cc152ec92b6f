package org.cgmkit.ehr.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import org.cgmkit.database.DatabaseAddress;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Nothing goes through resources that it does not look for. Held where the tables are empty, because H2 keeps to what it
 * decided when it saw a statement first.
 */
class LookupPlanTest {
    private final DatabaseAddress address = DatabaseAddress.inMemory();
    private final Database database = Database.open(address);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void identifiersAreLookedUpInTheirIndexes() {
        assertThat(
                plan(CandidateLookup.byFirstIdentifier(false)),
                allOf(containsString("RESOURCE_BY_IDENTIFIER: "), containsString("IDENTIFIER = ?")));
        assertThat(
                plan(CandidateLookup.byFurtherIdentifier(false)),
                allOf(containsString("TERM_BY_CODE: "), containsString("CODE = ?")));
    }

    @Test
    void idsAreLookedUpInTheirIndex() {
        assertThat(plan(CandidateLookup.BY_ID), allOf(containsString("_INDEX_"), containsString("ID = ?")));
    }

    @Test
    void rowsAreReadByTheirNumbers() {
        assertThat(plan(ResourceRows.BY_ARRIVAL), containsString("PRIMARY_KEY"));
    }

    private String plan(String statement) {
        return Jdbi.create(address.url())
                .registerArrayType(Long.class, "bigint")
                .withHandle(handle -> {
                    Query explained = handle.createQuery("EXPLAIN " + statement);
                    return (statement.contains(":arrivals")
                                    ? explained.bindArray("arrivals", Long.class, List.of(1L))
                                    : explained
                                            .bind("dataSet", 1L)
                                            .bind("type", "Observation")
                                            .bind(statement.contains(":code") ? "code" : "id", "a"))
                            .mapTo(String.class)
                            .one();
                });
    }
}
