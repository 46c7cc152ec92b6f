package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cgmkit.fixtures.variant.Variant;
import org.cgmkit.fixtures.variant.Variants;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.definitions.BaseDefinitions;
import org.cgmkit.validation.definitions.BuiltInDefinitions;
import org.cgmkit.validation.engine.HapiValidator;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.util.DefaultLocale;

/** A validator loads late and once, serves many threads, and speaks English on every machine. */
@Isolated("it changes the language of the whole JVM")
@DefaultLocale("de-DE")
class FirstUseTest {
    private final AtomicInteger loads = new AtomicInteger();
    private final GuideValidator validator = new GuideValidator(GuideVersion.STU1, () -> {
        loads.incrementAndGet();
        return HapiValidator.over(BaseDefinitions.r4().context(), BuiltInDefinitions.of(GuideVersion.STU1));
    });

    @Test
    void makingOneLoadsNothing() {
        validator.validate("not even JSON");

        assertThat("loads", loads.get(), is(0));
    }

    @Test
    void manyThreadsGetTheSameVerdictFromTheFirstOneOn() throws Exception {
        List<Variant> variants =
                Variants.broken().filter(v -> v.name().startsWith("gmi ")).toList();
        List<Callable<List<Finding>>> calls = IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> variants.stream())
                .<Callable<List<Finding>>>map(
                        v -> () -> validator.validate(Examples.own(v).toString(), v.profile()))
                .toList();

        List<List<Finding>> verdicts;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            verdicts =
                    threads.invokeAll(calls).stream().map(FirstUseTest::result).toList();
        }

        assertThat("loads", loads.get(), is(1));
        for (int i = 0; i < variants.size(); i++) {
            int variant = i;
            List<List<Finding>> ofVariant = IntStream.range(0, 4)
                    .mapToObj(round -> verdicts.get(round * variants.size() + variant))
                    .toList();
            assertThat(variants.get(i).name(), ofVariant, everyItem(is(ofVariant.getFirst())));
            assertThat(
                    variants.get(i).name(),
                    ofVariant.getFirst().stream().filter(Finding::invalidates).toList(),
                    hasSize(variants.get(i).finds().size()));
        }
        assertThat(
                validator.validate("{\"resourceType\": \"Observation\", \"code\": {\"text\": \"x\"}}").stream()
                        .map(Finding::message)
                        .toList(),
                is(List.of("Observation.status is missing; Observation requires it.")));
    }

    private static List<Finding> result(Future<List<Finding>> future) {
        return future.resultNow();
    }
}
