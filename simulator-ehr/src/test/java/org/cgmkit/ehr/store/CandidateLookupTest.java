package org.cgmkit.ehr.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgmkit.ehr.search.ParsedSearch;
import org.cgmkit.ehr.store.StoreDatabases.Product;
import org.cgmkit.ehr.submission.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked up by its id or identifier is the same that a search through all resources finds. */
@ParameterizedClass
@EnumSource
@ExtendWith(StoreDatabases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandidateLookupTest {
    private static final Instant NOW = Instant.parse("2026-05-02T00:00:00Z");
    private static final String LONG = "long".repeat(200);

    /** More than are looked up one by one. */
    private static final int SHARED = 150;

    /** JUnit asks for a place for it; the names of the tests show it. */
    @Parameter
    @SuppressWarnings("UnusedVariable")
    private Product product;

    private Database database;
    private ResourceStore store;

    @BeforeParameterizedClassInvocation
    void fill(Product given, StoreDatabases.Maker databases) {
        database = Database.open(databases.fresh(given));
        store = database.resources("default");
        List<ResourceDraft> drafts = new ArrayList<>();
        drafts.add(reading("a1", "a", "final", "2026-05-01", "urn:s|a"));
        drafts.add(reading("a2", "a", "amended", "2026-05-02", "urn:s|a", "urn:t|a"));
        drafts.add(reading("a3", "b", "final", "2026-05-01", "urn:t|a", "urn:t|b"));
        drafts.add(reading("plain", "a", "final", "2026-05-01", "|a"));
        drafts.add(reading("nothing", "a", "final", "2026-05-01"));
        drafts.add(reading("long", "a", "final", "2026-05-01", "urn:s|" + LONG));
        drafts.add(reading("nul", "c", "final", "2026-05-01", "urn:s|nul\0"));
        drafts.add(reading("replaced", "a", "final", "2026-05-01", "urn:s|before"));
        IntStream.range(0, SHARED)
                .forEach(i -> drafts.add(
                        reading("shared" + i, "a", i % 2 == 0 ? "final" : "amended", "2026-05-01", "urn:s|shared")));
        store.put(drafts, NOW);
        store.put(List.of(second(reading("replaced", "a", "final", "2026-05-01", "urn:s|after"))), NOW);
        store.put(List.of(ResourceDraft.first("a1", resource("Device", "urn:s|a"))), NOW);
        database.resources("another").put(List.of(reading("other", "a", "final", "2026-05-01", "urn:s|a")), NOW);
    }

    @AfterParameterizedClassInvocation
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "identifier=urn:s|a, a1 a2",
        "identifier=urn:t|a, a2 a3",
        "identifier=a, a1 a2 a3 plain",
        "identifier=|a, plain",
        "'identifier=urn:t|b,urn:s|a', a1 a2 a3",
        "'identifier=urn:s|a,urn:s|a', a1 a2",
        "identifier=urn:t|, a2 a3",
        "identifier=urn:s|A, ''",
        "identifier=urn:s|nobody, ''",
        "identifier=urn:s|before, ''",
        "identifier=urn:s|after, replaced",
        "identifier=urn:s|a&identifier=urn:t|a, a2",
        "identifier=urn:s|a&identifier=urn:t|b, ''",
        "identifier=urn:s|a&status=amended, a2",
        "identifier=urn:s|a&status=cancelled, ''",
        "status=amended&identifier=urn:s|a, a2",
        "identifier=a&patient=Patient/b, a3",
        "identifier=a&date=2026-05-02, a2",
        "identifier=a&date=lt2026-05-02, a1 a3 plain",
        "'identifier=a&_id=a1,a3', a1 a3",
        "_id=a2, a2",
        "'_id=a2,nobody,a1', a1 a2",
        "_id=a2&status=final, ''",
        "_id=a2&patient=Patient/a&date=2026-05-02, a2",
        "'_id=a3&identifier=urn:t|b,urn:s|nobody', a3",
        "identifier=urn:s|nothing, ''"
    })
    void findsWhatMeetsAllConditions(String query, String expected) {
        List<SearchCriterion> criteria = criteria(query);

        assertThat(ids(store.search("Observation", criteria)), is(words(expected)));
        assertThat("one by one", ids(store.search("Observation", goingThroughAll(criteria))), is(words(expected)));
        assertThat(
                "counted",
                store.count("Observation", criteria),
                is(words(expected).size()));
    }

    @Test
    void tellsLongIdentifiersApart() {
        assertThat(ids(store.search("Observation", criteria("identifier=urn:s|" + LONG))), is(List.of("long")));
        assertThat(ids(store.search("Observation", criteria("identifier=urn:s|" + LONG + "g"))), is(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=urn:s|shared", "identifier=shared&status=final", "identifier=a"})
    void showsPagesInTheOrderOfArrival(String query) {
        List<SearchCriterion> criteria = criteria(query);
        List<String> all = ids(store.search("Observation", goingThroughAll(criteria)));
        assertThat(all, is(not(List.of())));

        for (int offset = 0; offset <= all.size(); offset += 3) {
            assertThat(
                    ids(store.page("Observation", criteria, offset, 3)),
                    is(all.subList(offset, Math.min(offset + 3, all.size()))));
        }
        assertThat(store.count("Observation", criteria), is(all.size()));
    }

    @Test
    void findsWhatNoIndexHasAsItIs() {
        assertThat(ids(store.search("Observation", criteria("identifier=urn:s|nul\0"))), is(List.of("nul")));
    }

    @Test
    void knowsOnlyItsSandboxAndItsType() {
        List<SearchCriterion> criteria = criteria("identifier=urn:s|a");

        assertThat(ids(database.resources("another").search("Observation", criteria)), is(List.of("other")));
        assertThat(ids(store.search("Device", criteria)), is(List.of("a1")));
        assertThat(database.resources("empty").count("Observation", criteria), is(0));
    }

    /** The same search in a form that is not looked up by identifiers. */
    private static List<SearchCriterion> goingThroughAll(List<SearchCriterion> criteria) {
        return List.of(new SearchCriterion.AnyOf(List.of(criteria)));
    }

    private static List<SearchCriterion> criteria(String query) {
        return ParsedSearch.of(
                        "Observation",
                        Set.of(),
                        Arrays.stream(query.split("&"))
                                .map(p -> Map.entry(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1)))
                                .toList())
                .criteria();
    }

    private static List<String> ids(List<StoredResource> found) {
        return found.stream().map(StoredResource::id).toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static ResourceDraft reading(String id, String patient, String status, String date, String... identifiers) {
        ObjectNode reading =
                resource("Observation", identifiers).put("status", status).put("effectiveDateTime", date);
        reading.putObject("subject").put("reference", "Patient/" + patient);
        return ResourceDraft.first(id, reading);
    }

    private static ResourceDraft second(ResourceDraft first) {
        return new ResourceDraft(first.type(), first.id(), 2, false, "", first.indexed(), first.kept());
    }

    /** Identifiers as {@code system|value}. */
    private static ObjectNode resource(String type, String... identifiers) {
        ObjectNode resource = Json.object().put("resourceType", type);
        for (String identifier : identifiers) {
            int bar = identifier.indexOf('|');
            ObjectNode one = resource.withArray("identifier").addObject().put("value", identifier.substring(bar + 1));
            if (bar > 0) {
                one.put("system", identifier.substring(0, bar));
            }
        }
        return resource;
    }
}
