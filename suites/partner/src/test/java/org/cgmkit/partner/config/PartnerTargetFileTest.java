package org.cgmkit.partner.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartnerTargetFileTest {
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.class, "partner");

    @TempDir
    private Path folder;

    @Test
    void theExampleDescribesTheSimulatedCloud() throws IOException {
        PartnerTarget target = read(example());

        assertThat(target.server().baseUrl().toString(), is("http://127.0.0.1:8090"));
        assertThat(target.agreement().tokenLife(), is(Duration.ofHours(2)));
        assertThat(target.agreement().batch(), is(500));
        assertThat(target.agreement().named().containsAll(Agreement.KINDS), is(true));
        assertThat(target.triggers().keySet(), is(Set.copyOf(PartnerTarget.STEPS)));
    }

    @Test
    void aBlackoutInAnAbbreviatedZoneIsAMistake() throws IOException {
        String text = example().replace("blackouts: none", "blackouts: [{from: \"02:45\", to: \"03:45\", zone: PST}]");

        ConfigurationException told = assertThrows(ConfigurationException.class, () -> read(text));

        assertThat(
                told.getMessage(), containsString("Expected a zone such as America/Los_Angeles or UTC, but got 'PST'"));
    }

    @Test
    void aBlackoutIsATimeOfDayAlsoWhenClocksChange() {
        Blackout blackout = Blackout.of("02:45", "03:45", "America/Los_Angeles");

        assertThat("03:10 of a summer night", blackout.covers(Instant.parse("2026-07-01T10:10:00Z")), is(true));
        assertThat(
                "03:10 of the night without 02:45", blackout.covers(Instant.parse("2026-03-08T10:10:00Z")), is(true));
        assertThat("01:50 of that night", blackout.covers(Instant.parse("2026-03-08T09:50:00Z")), is(false));
        assertThat("03:45", blackout.covers(Instant.parse("2026-07-01T10:45:00Z")), is(false));
    }

    @Test
    void twoWaysToSignInAreAMistake() throws IOException {
        String text = example().replace("signIn:\n", "signIn:\n  by: ./sign-in.sh\n");

        ConfigurationException told = assertThrows(ConfigurationException.class, () -> read(text));

        assertThat(told.getMessage(), containsString("Expected 'form' (the fields of the partner's page) or 'by'"));
    }

    private static String example() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(System.getProperty("cgmkit.root")))
                .resolve("examples/partner-source.yaml"));
    }

    private PartnerTarget read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("cloud.yaml"), text);
        return PartnerTargetFile.read(file, Map.of(), CATALOGUE, CATALOGUE.role("partner-source"), folder);
    }
}
