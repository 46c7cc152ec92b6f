package org.cgmkit.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;
import org.junit.jupiter.api.Test;

/** What a tap can judge stands beside each check. */
class PassiveChecksTest {
    private static final Catalogue CATALOGUE = GuideVersion.STU1.catalogue();

    @Test
    void aTapJudgesWhatNeedsNoProvocation() {
        Map<String, Traffic> passive = TapSuite.passive(CATALOGUE);

        assertThat(
                new TreeSet<>(passive.keySet()),
                is(new TreeSet<>(Set.of(
                        "receiver.capability.devices",
                        "receiver.capability.fhir-r4-json",
                        "receiver.capability.instantiates",
                        "receiver.capability.observations",
                        "receiver.capability.operation",
                        "receiver.capability.orders",
                        "receiver.capability.profiles",
                        "receiver.capability.reports",
                        "receiver.conditional-create.matched",
                        "receiver.orders.conform",
                        "receiver.response.bundle",
                        "receiver.response.entry-outcome",
                        "receiver.response.entry-status",
                        "receiver.response.location",
                        "receiver.response.overall-outcome",
                        "receiver.response.same-order",
                        "submitter.auth.flow",
                        "submitter.auth.scopes",
                        "submitter.bundle.conforms",
                        "submitter.bundle.patient",
                        "submitter.bundle.post-only",
                        "submitter.bundle.references",
                        "submitter.conditional-create.syntax",
                        "submitter.must-support.unit",
                        "submitter.operation.url",
                        "submitter.orders.discovered",
                        "submitter.orders.profiles",
                        "submitter.values.consistent",
                        "submitter.values.ranges"))));
        assertThat(passive.get("submitter.bundle.patient"), is(Traffic.SUBMISSION_FOR_KNOWN_PATIENT));
        assertThat(passive.get("submitter.orders.discovered"), is(Traffic.ORDER_SEARCH));
        assertThat(passive.get("submitter.auth.scopes"), is(Traffic.AUTHORIZATION));
        assertThat(passive.get("receiver.capability.profiles"), is(Traffic.METADATA));
        assertThat(passive.get("receiver.response.location"), is(Traffic.SUBMISSION));
    }

    /** A tap selects by requirement, so an active check of the same requirement would run in it, too. */
    @Test
    void noRequirementHasPassiveAndActiveChecksInOneSuite() {
        for (List<CheckMethod> suite : List.of(
                CgmChecks.ofSubmitters(CATALOGUE, RequirementSelection.everything()),
                CgmChecks.ofReceivers(CATALOGUE))) {
            Set<String> passive = new TreeSet<>();
            Set<String> active = new TreeSet<>();
            suite.forEach(check -> (check.method().isAnnotationPresent(PassiveCheck.class) ? passive : active)
                    .add(check.requirement()));
            passive.retainAll(active);

            assertThat("requirements with passive and active checks", passive, is(empty()));
        }
    }
}
