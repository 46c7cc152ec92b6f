package org.cgmkit.ehr.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cgmkit.ehr.submission.Json;
import org.junit.jupiter.api.Test;

/** Many resources are stored a few at a time, in their order, and all of them or none. */
class ResourceStoreTest {
    private static final int MANY = 1201;
    private static final Instant NOW = Instant.parse("2026-03-15T00:00:00Z");

    @Test
    void manyAreStoredInTheirOrderWithoutBeingHeld() {
        try (Database database = Database.open(null)) {
            ResourceStore store = database.resources("default");
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
    }

    @Test
    void whereOneCannotBeMadeNoneIsStored() {
        try (Database database = Database.open(null)) {
            ResourceStore store = database.resources("default");

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
    }

    private static ResourceDraft device(int number) {
        return ResourceDraft.first("d" + number, Json.object().put("resourceType", "Device"));
    }
}
