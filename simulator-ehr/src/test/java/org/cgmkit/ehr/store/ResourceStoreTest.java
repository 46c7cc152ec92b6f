package org.cgmkit.ehr.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.store.StoreDatabases.Product;
import org.cgmkit.ehr.submission.Json;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many resources are stored a few at a time, in their order, and all of them or none. */
@ParameterizedClass
@EnumSource
@ExtendWith(StoreDatabases.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResourceStoreTest {
    private static final int MANY = 1201;
    private static final Instant NOW = Instant.parse("2026-03-15T00:00:00Z");

    @Parameter
    private Product product;

    private DatabaseAddress address;
    private Database database;

    @BeforeParameterizedClassInvocation
    void open(Product given, StoreDatabases.Maker databases) {
        address = databases.fresh(given);
        database = Database.open(address);
    }

    @AfterParameterizedClassInvocation
    void close() {
        database.close();
    }

    @Test
    void manyAreStoredInTheirOrderWithoutBeingHeld() {
        ResourceStore store = database.resources("many");
        AtomicInteger asked = new AtomicInteger();
        List<Integer> ahead = new ArrayList<>();

        store.put(
                IntStream.range(0, MANY)
                        .peek(i -> asked.incrementAndGet())
                        .mapToObj(ResourceStoreTest::device)
                        .iterator(),
                NOW,
                rows -> rows.forEach(row -> ahead.add(asked.get() - ahead.size())));

        assertThat("what was shown as stored", ahead, hasSize(MANY));
        assertThat(
                "the most that were held at once",
                ahead.stream().mapToInt(Integer::intValue).max().orElseThrow(),
                is(lessThan(MANY / 2)));
        assertThat(
                "in the order of their arrival",
                store.search("Device", List.of()).stream()
                        .map(StoredResource::id)
                        .toList(),
                is(IntStream.range(0, MANY).mapToObj(i -> "d" + i).toList()));
    }

    @Test
    void whereOneCannotBeMadeNoneIsStored() {
        ResourceStore store = database.resources("none");

        assertThrows(
                IllegalStateException.class,
                () -> store.put(
                        IntStream.range(0, MANY)
                                .mapToObj(i -> {
                                    if (i == MANY - 1) {
                                        throw new IllegalStateException("the last one");
                                    }
                                    return device(i);
                                })
                                .iterator(),
                        NOW));

        assertThat("stored", store.count("Device", List.of()), is(0));
    }

    @Test
    void whatIsAlikeSharesWhatItIsFoundBy() {
        ResourceStore store = database.resources("kinds");
        store.put(IntStream.range(0, 600).mapToObj(i -> reading("r" + i, i)).toList(), NOW);
        Jdbi jdbi = product == Product.H2
                ? Jdbi.create(address.url())
                : Jdbi.create(address.url(), String.valueOf(address.user()), "");

        assertThat(store.count("Observation", List.of()), is(600));
        assertThat(
                "rows of kinds",
                jdbi.withHandle(h -> h.createQuery("SELECT COUNT(*) FROM kind WHERE type = 'Observation'")
                        .mapTo(Integer.class)
                        .one()),
                is(2));
    }

    @Test
    void anUpdateIsFoundByWhatItSaysAndTakesTheLastPlace() {
        ResourceStore store = database.resources("updated");
        store.put(List.of(reading("a", 0), reading("b", 0), device(1)), NOW);

        ObjectNode changed = reading("a", 1).indexed();
        store.put(List.of(new ResourceDraft("Observation", "a", 2, false, "", changed, changed)), NOW);

        assertThat(ids(store.search("Observation", List.of())), contains("b", "a"));
        assertThat(ids(store.search("Observation", List.of(status("final")))), contains("b"));
        assertThat(ids(store.search("Observation", List.of(status("amended")))), contains("a"));
        assertThat(store.read("Observation", "a").orElseThrow().version(), is(2));
        assertThat(store.counts(), is(Map.of("Device", 1, "Observation", 2)));

        store.delete("Observation", "a");

        assertThat(ids(store.search("Observation", List.of())), contains("b"));
    }

    @Test
    void aSandboxThatIsMadeAgainIsEmpty() {
        ResourceStore before = database.resources("again");
        before.put(List.of(reading("a", 0), named("p")), NOW);

        database.sandboxes().delete("again");

        assertThat(database.resources("again").counts(), is(Map.of()));
        assertThat(database.resources("again").search("Patient", List.of(name("mar"))), is(List.of()));
    }

    @Test
    void namesAreFoundByTheirBeginnings() {
        ResourceStore store = database.resources("names");
        store.put(List.of(named("p"), device(1)), NOW);

        assertThat(ids(store.search("Patient", List.of(name("MAR")))), contains("p"));
        assertThat(store.search("Patient", List.of(name("%ar"))), is(List.of()));
    }

    /** PostgreSQL has no NUL in texts, and UTF-8 has no half of a pair of surrogates. */
    @Test
    void anythingThatJsonCanSayIsKept() {
        ResourceStore store = database.resources("odd");
        String odd = "nul \0, half \ud83d, whole \ud83d\ude00, quote \" and 71.10";
        store.put(
                List.of(ResourceDraft.first(
                        "d", Json.object().put("resourceType", "Device").put("note", odd))),
                NOW);

        assertThat(
                store.read("Device", "d").orElseThrow().resource().path("note").asText(), is(odd));
    }

    private static List<String> ids(List<StoredResource> found) {
        return found.stream().map(StoredResource::id).toList();
    }

    private static SearchCriterion status(String code) {
        return new SearchCriterion.WithToken("status", List.of(new SearchCriterion.Token(null, code)));
    }

    private static SearchCriterion name(String beginning) {
        return new SearchCriterion.BeginningWith("name", List.of(beginning));
    }

    private static ResourceDraft named(String id) {
        ObjectNode patient = Json.object().put("resourceType", "Patient");
        patient.putArray("name")
                .addObject()
                .put("family", "Lindqvist")
                .putArray("given")
                .add("Mara");
        return ResourceDraft.first(id, patient);
    }

    private static ResourceDraft reading(String id, int number) {
        ObjectNode reading =
                Json.object().put("resourceType", "Observation").put("status", number % 2 == 0 ? "final" : "amended");
        reading.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://loinc.org")
                .put("code", "99504-3");
        reading.putArray("identifier").addObject().put("value", id);
        return ResourceDraft.first(id, reading);
    }

    private static ResourceDraft device(int number) {
        return ResourceDraft.first("d" + number, Json.object().put("resourceType", "Device"));
    }
}
