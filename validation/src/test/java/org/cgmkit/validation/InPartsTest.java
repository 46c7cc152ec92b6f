package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.stream.Stream;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.Variant;
import org.cgmkit.fixtures.variant.Variants;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A submission that is judged in parts gets what HAPI says of the whole. */
@ExtendWith(ValidatorResolver.class)
@Execution(ExecutionMode.CONCURRENT)
class InPartsTest {
    private static final SubmissionContext CONTEXT =
            SubmissionContext.of("mara", new IdentifierSource("parts"), Instant.parse("2026-03-15T00:00:00Z"));

    @ParameterizedTest
    @EnumSource(IdentifierUse.class)
    void aSoundDayIsSound(IdentifierUse use, GuideValidator validator) {
        assertSame(Submissions.complete(CONTEXT.with(use), 1).json(), validator);
    }

    @ParameterizedTest
    @EnumSource(IdentifierUse.class)
    void oneOfEverythingIsTheSameInAllLayouts(IdentifierUse use, GuideValidator validator) throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(Submissions.allMustSupport(CONTEXT.with(use)).json());

        assertSame(json.toString(), validator);
        assertSame(json.toPrettyString(), validator);
        assertSame(json.toPrettyString().replace("\n", "\r\n\t"), validator);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void variantsOfTheExample(Variant variant, GuideValidator validator) {
        assertSame(Examples.own(variant).toPrettyString(), validator);
        assertSame(Examples.own(variant).toString(), validator);
    }

    static Stream<Variant> variantsOfTheExample() {
        return Stream.concat(Variants.broken(), Variants.sound())
                .filter(v -> v.name().startsWith("submission "))
                .filter(v -> Examples.own(v).path("entry").size() > 0);
    }

    private static void assertSame(String json, GuideValidator validator) {
        assertThat(String.join("\n", new PartsComparison(validator).differences(json)), is(""));
    }
}
