package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.file.SignedAddress;
import org.cgmkit.links.visit.Located;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class LocationChecks {
    private static final String JOSE = "application/jose";

    @Shall("shlink-creator.location.open")
    @DisplayName("A location answers the first GET without credentials")
    void opensLocations(GivenLink link) {
        assertNone(
                "Locations that do not answer with 200",
                link.located().stream()
                        .filter(at -> at.seen().status() != 200)
                        .map(at -> at.where() + " (" + at.seen() + ")")
                        .toList(),
                "What protects a file is its key, and an address that nobody guesses: ask for no token at a location.");
    }

    @Shall("shlink-creator.location.media-type")
    @DisplayName("A file at a location has the media type application/jose")
    void givesFilesTheirMediaType(GivenLink link) {
        List<Located> open =
                link.located().stream().filter(at -> at.seen().status() == 200).toList();
        if (open.isEmpty()) {
            throw inconclusive("No location opened, so this check cannot decide; see shlink-creator.location.open.");
        }

        assertNone(
                "Content types beside " + JOSE,
                open.stream()
                        .filter(at -> !at.seen().mediaType().equals(JOSE))
                        .map(at -> at.where() + " '" + at.seen().mediaType() + "'")
                        .toList(),
                "");
    }

    @Shall("shlink-creator.location.lifetime")
    @DisplayName("A location is open for at most one hour")
    void closesLocationsWithinTheHour(GivenLink link) {
        Instant when = link.manifest().when();
        List<Located> located = link.located();
        List<String> longer = located.stream()
                .flatMap(at -> SignedAddress.expires(URI.create(at.url()), when)
                        .filter(until -> until.isAfter(when.plus(SignedAddress.LONGEST)))
                        .map(until -> at.where() + ", open for "
                                + Duration.between(when, until).toMinutes() + " minutes")
                        .stream())
                .toList();

        assertNone("Locations that say themselves that they are open for longer", longer, "");
        if (located.stream()
                .map(at -> SignedAddress.expires(URI.create(at.url()), when))
                .anyMatch(Optional::isEmpty)) {
            throw notTested("The locations do not say how long they are open, and the run does not wait for an hour.");
        }
    }
}
