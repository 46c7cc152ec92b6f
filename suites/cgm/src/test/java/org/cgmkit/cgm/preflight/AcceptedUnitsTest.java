package org.cgmkit.cgm.preflight;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;

/** The unit of the samples is read from what a capability statement lists. */
class AcceptedUnitsTest {
    private static final String MASS = GlucoseUnit.MASS.readingProfile().url(GuideVersion.STU1);
    private static final String MOLAR = GlucoseUnit.MOLAR.meanProfile().url(GuideVersion.STU1);

    @Test
    void whereTheProfilesOfOneUnitAreListedItIsThatOne() {
        assertThat(listing(MOLAR + "|1.0.0").units(), is(Set.of(GlucoseUnit.MOLAR)));
        assertThat(listing(MOLAR).usual(), is(GlucoseUnit.MOLAR));
        assertThat(listing(MASS).take(GlucoseUnit.MOLAR), is(false));
    }

    @Test
    void whereBothOrNeitherAreListedBothAreTakenAndMassIsUsual() {
        for (AcceptedUnits units : List.of(listing(MOLAR, MASS), listing(), listing("http://example.org/other"))) {
            assertThat(units.units(), is(Set.of(GlucoseUnit.values())));
            assertThat(units.usual(), is(GlucoseUnit.MASS));
            assertThat(units.only().isPresent(), is(false));
        }
    }

    private static AcceptedUnits listing(String... profiles) {
        ObjectNode metadata = new ObjectMapper().createObjectNode();
        ArrayNode listed = metadata.putArray("rest")
                .addObject()
                .putArray("resource")
                .addObject()
                .putArray("supportedProfile");
        List.of(profiles).forEach(listed::add);
        return AcceptedUnits.saidIn(metadata, GuideVersion.STU1);
    }
}
