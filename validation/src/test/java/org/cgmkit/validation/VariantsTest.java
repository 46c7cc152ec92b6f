package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.fixtures.variant.Variant;
import org.cgmkit.fixtures.variant.Variants;
import org.cgmkit.validation.finding.Finding;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single faults are found, all of them, where they are; and nothing is found where there is none. */
@ExtendWith(ValidatorResolver.class)
@Execution(ExecutionMode.CONCURRENT)
class VariantsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.cgmkit.fixtures.variant.Variants#broken")
    void aFaultIsFoundWhereItIs(Variant variant, GuideValidator validator) {
        assertFindings(variant, validator);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.cgmkit.fixtures.variant.Variants#sound")
    void aSoundResourceHasNoErrors(Variant variant, GuideValidator validator) {
        assertFindings(variant, validator);
    }

    @Test
    void thereAreEnoughVariantsToTrustTheVerdict() {
        assertThat("single faults", Variants.broken().count(), is(greaterThanOrEqualTo(150L)));
        assertThat("sound variants", Variants.sound().count(), is(greaterThanOrEqualTo(50L)));
    }

    private static void assertFindings(Variant variant, GuideValidator validator) {
        List<Finding> findings = validator.validate(Examples.own(variant).toString(), variant.profile());

        assertThat("errors", findings.stream().filter(Finding::invalidates).toList(), all(variant.finds()));
        assertThat(
                "warnings",
                findings.stream()
                        .filter(f -> f.severity() == Finding.Severity.WARNING)
                        .toList(),
                all(variant.warns()));
    }

    private static Matcher<Iterable<? extends Finding>> all(List<Variant.Expected> expected) {
        List<Matcher<? super Finding>> matchers = new ArrayList<>();
        expected.forEach(e -> matchers.add(finding(e)));
        return containsInAnyOrder(matchers);
    }

    private static Matcher<Finding> finding(Variant.Expected expected) {
        return allOf(
                new FeatureMatcher<Finding, String>(equalTo(expected.path()), "a finding at", "path") {
                    @Override
                    protected String featureValueOf(Finding finding) {
                        return finding.path();
                    }
                },
                new FeatureMatcher<Finding, String>(containsString(expected.says()), "saying", "message") {
                    @Override
                    protected String featureValueOf(Finding finding) {
                        return finding.message();
                    }
                });
    }
}
