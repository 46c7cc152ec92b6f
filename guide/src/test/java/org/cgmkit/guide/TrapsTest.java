package org.cgmkit.guide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

class TrapsTest {
    private final Traps traps = GuideVersion.STU1.catalogue().traps();

    @Test
    void theElevenTrapsAreThereInTheirOrder() {
        assertThat(
                "numbers",
                traps.all().stream().map(Trap::number).toList(),
                is(IntStream.rangeClosed(1, 11).boxed().toList()));
        assertThat("ids", traps.all().stream().map(Trap::id).toList(), everyItem(matchesPattern("[a-z]+(-[a-z]+)*")));
    }

    @Test
    void aTrapIsFoundByItsId() {
        assertThat("number", traps.find("atomic-transaction").map(Trap::number), is(Optional.of(2)));
        assertThat("an unknown id", traps.find("no-such-trap"), is(Optional.empty()));
    }

    @Test
    void aTrapNamesRequirementsThatExist() {
        Catalogue catalogue = GuideVersion.STU1.catalogue();
        assertThat(
                "unknown requirements",
                traps.all().stream()
                        .flatMap(t -> t.requirements().stream())
                        .filter(id -> catalogue.find(id).isEmpty())
                        .toList(),
                is(empty()));
    }

    @Test
    void aRequirementKnowsItsTraps() {
        Requirement ambiguous = GuideVersion.STU1
                .catalogue()
                .find("receiver.conditional-create.ambiguous")
                .orElseThrow();
        assertThat(traps.of(ambiguous).stream().map(Trap::id).toList(), is(List.of("atomic-transaction")));
    }

    @Test
    void whatIsSeenAndWhatToChangeAreSentences() {
        for (Trap trap : traps.all()) {
            assertThat(trap.id() + ", seen", trap.seen(), matchesPattern("(?s)[A-Z`].{20,}[.]"));
            assertThat(trap.id() + ", change", trap.change(), matchesPattern("(?s)[A-Z`].{20,}[.]"));
        }
    }

    @Test
    void aTrapOutOfItsPlaceIsRefused() {
        BrokenGuideDataException refusal = assertThrows(
                BrokenGuideDataException.class,
                () -> Traps.read(
                        "traps.yaml", "traps: [{number: 2, id: a, title: T, seen: S, change: C, requirements: [x]}]"));
        assertThat(refusal.getMessage(), is("traps.yaml, a: 'number' is 2, expected 1, its place in the list."));
    }

    @Test
    void aTrapTakenTwiceIsRefused() {
        String trap = "{number: 1, id: a, title: T, seen: S, change: C, requirements: [x]}";
        BrokenGuideDataException refusal = assertThrows(
                BrokenGuideDataException.class,
                () -> Traps.read(
                        "traps.yaml", "traps: [" + trap + ", " + trap.replace("number: 1", "number: 2") + "]"));
        assertThat(refusal.getMessage(), is("traps.yaml, a: the id 'a' is already taken, expected each id once."));
    }

    @Test
    void aTrapWithoutAdviceIsRefused() {
        BrokenGuideDataException refusal = assertThrows(
                BrokenGuideDataException.class,
                () -> Traps.read("traps.yaml", "traps: [{number: 1, id: a, title: T, seen: S, requirements: [x]}]"));
        assertThat(
                refusal.getMessage(),
                is("traps.yaml, a: the field 'change' is missing, expected number, id, title, seen, change,"
                        + " requirements."));
    }
}
