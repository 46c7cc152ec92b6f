package org.cgmkit.outcomes.policy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.WriteBudget;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each value of each key, alone and in combinations drawn at random, is found out of an engine that has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundPolicyTest {
    private static final long SEED = 17;
    private static final int SAMPLE = 40;
    private static final int DECIMALS = 6;

    /** Whose figures are the same, so that nobody can tell them apart from outside; the reason is in docs/outcome-engines.md. */
    private static final Map<String, String> THE_SAME = Map.of(
            "gaps.denominator: interval", "readings",
            "gaps.denominator: readings", "interval");

    /** An engine that knows no units converts nothing, so there is no factor to be found. */
    private static final Map<String, Set<String>> WITH_IT =
            Map.of("ranges.classification: unit-ignored", Set.of("units.factor: 18.0182, found not found"));

    private final ReferenceEngine reference = new ReferenceEngine();

    @TempDir
    private static Path folder;

    private CheckLog log() {
        try {
            return new CheckLog(
                    new EvidenceFolder(folder, new Redaction()).of(1, "check"), new WriteBudget(Writes.none()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> aValueAloneIsFound() {
        return PolicyKey.all().stream().flatMap(this::valuesFound);
    }

    private <T> Stream<DynamicTest> valuesFound(PolicyKey<T> key) {
        return key.known().stream()
                .map(value -> DynamicTest.dynamicTest(key.id() + ": " + key.write(value), () -> {
                    Policy policy = Policy.USUAL.with(key, value);
                    FoundPolicy found = FoundPolicy.of(policy, DECIMALS, reference, log());
                    Told told = found.vector().stream()
                            .filter(each -> each.key().equals(key))
                            .findFirst()
                            .orElseThrow();
                    TreeSet<String> others = new TreeSet<>(told.values());
                    others.remove(key.write(value));
                    String same = THE_SAME.get(key.id() + ": " + key.write(value));
                    assertAll(
                            () -> assertThat(
                                    "wrong",
                                    found.wrong(),
                                    is(WITH_IT.getOrDefault(key.id() + ": " + key.write(value), Set.of()))),
                            () -> assertThat(
                                    "others that fit as well",
                                    others,
                                    is(same == null ? new TreeSet<>() : new TreeSet<>(List.of(same)))));
                }));
    }

    @Test
    void combinationsAreFound() {
        int runs = Integer.getInteger("cgmkit.policies", SAMPLE);
        Random random = new Random(SEED);
        Map<String, Integer> unclear = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int keys = 0;
        int clear = 0;
        for (int run = 0; run < runs; run++) {
            Policy policy = drawn(random);
            FoundPolicy found = FoundPolicy.of(policy, DECIMALS, reference, log());
            found.wrong().forEach(each -> wrong.add(policy + ": " + each));
            keys += found.vector().size();
            clear += (int) found.vector().stream().filter(Told::isClear).count();
            found.vector().stream()
                    .filter(each -> each.values().size() > 1)
                    .forEach(each -> unclear.merge(
                            each.key().id() + ": " + String.join(" or ", new TreeSet<>(each.values())),
                            1,
                            Integer::sum));
        }
        System.getLogger(FoundPolicyTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        runs + " policies, " + keys + " keys, " + clear + " clear, several values fit: " + unclear);

        assertThat("wrong", wrong, is(empty()));
        assertThat("keys looked at", keys, is(runs * PolicyKey.all().size()));
    }

    /** A policy in which about half of the keys are decided otherwise than is usual, all of them legally. */
    private static Policy drawn(Random random) {
        Map<String, String> declaration = new LinkedHashMap<>();
        for (PolicyKey<?> key : PolicyKey.all()) {
            List<String> legal = legal(key);
            if (random.nextBoolean()) {
                declaration.put(key.id(), legal.get(random.nextInt(legal.size())));
            }
        }
        return Policy.declared(declaration);
    }

    private static <T> List<String> legal(PolicyKey<T> key) {
        return key.known().stream()
                .filter(value -> key.standing(value) != Standing.DEFECT)
                .map(key::write)
                .toList();
    }
}
