package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.variant.Variants;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

/** The variants leave out no constraint of any profile. */
class ConstraintCoverageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyConstraintIsBrokenByAVariantOrHasAReasonWhyNoneCan() {
        Set<String> missed = constraints();
        missed.removeAll(broken());
        missed.removeIf(c -> unbreakable().stream().anyMatch(c::endsWith));

        assertThat("constraints that no variant breaks", missed, is(empty()));
    }

    @Test
    void variantsClaimToBreakOnlyWhatExists() {
        Set<String> unknown = new TreeSet<>(broken());
        unknown.removeAll(constraints());

        assertThat("claims to break what no profile has", unknown, is(empty()));
    }

    @Test
    void whatIsSaidToBeUnbreakableExistsAndIsBrokenByNone() {
        for (String constraint : unbreakable()) {
            assertThat(
                    "profiles with " + constraint,
                    constraints().stream().filter(c -> c.endsWith(constraint)).toList(),
                    is(not(empty())));
            assertThat(
                    "variants that break " + constraint,
                    broken().stream().filter(c -> c.endsWith(constraint)).toList(),
                    is(empty()));
        }
    }

    private static Set<String> constraints() {
        return GuideResources.of(GuideVersion.STU1).profiles().stream()
                .flatMap(p -> ProfileConstraints.of(parsed(p.json())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> broken() {
        return Variants.broken().flatMap(v -> v.breaks().stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> unbreakable() {
        return Variants.unbreakable().keySet();
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
