package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With packed definitions the verdicts are those of HAPI's own chain, whatever is validated. */
@Isolated("HAPI has one set of definitions for the whole JVM, and making a snapshot, as other tests do, changes it")
class SameAsStockTest {
    private static final int BUNDLES = 20;
    private static final int ENTRIES = 40;

    private static final GuideValidator STOCK = StockValidator.validator();
    private static final GuideValidator PACKED = GuideValidator.builtIn(GuideVersion.STU1);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void outsideTheGuide(String name, JsonNode resource, List<String> profiles) {
        String json = resource.toPrettyString();

        assertSame(json, Optional.empty());
        profiles.forEach(profile -> assertSame(json, Optional.of(profile)));
    }

    static Stream<Arguments> outsideTheGuide() {
        return StreamSupport.stream(TestFiles.yaml("outside.yaml").spliterator(), false)
                .map(c -> Arguments.of(c.path("name").asText(), c.path("resource"), texts(c.path("profiles"))));
    }

    @Test
    void changedBundles() {
        IntStream.range(0, BUNDLES)
                .forEach(seed -> assertSame(Mutants.bundle(seed), Optional.of(PartsComparison.PROFILE)));
    }

    @Test
    void changedEntries() {
        IntStream.range(0, 2)
                .forEach(seed -> assertSame(Mutants.entries(seed, ENTRIES), Optional.of(PartsComparison.PROFILE)));
    }

    private static void assertSame(String json, Optional<String> profile) {
        assertThat(json, found(PACKED, json, profile), is(found(STOCK, json, profile)));
    }

    private static List<String> found(GuideValidator validator, String json, Optional<String> profile) {
        List<String> lines = new ArrayList<>(PartsComparison.lines(validator.atOnce(json, profile)));
        lines.sort(null);
        return lines;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
