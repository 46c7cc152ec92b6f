package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogue;
import org.junit.jupiter.api.Test;

/** The kit says what the guide says in words of its own: no run of eight words is the guide's. */
class OwnWordsTest {
    private static final int RUN = 8;

    private final OfficialGuide guide = OfficialGuide.orSkip();

    @Test
    void noTextOfACatalogueOrTrapSharesARunOfWordsWithTheGuide() {
        Set<String> guideRuns = new HashSet<>(runs(guide.narrative()));
        guide.artifactTexts().forEach(text -> guideRuns.addAll(runs(text)));
        assertThat("runs of words in the guide", guideRuns.size(), is(greaterThan(2000)));

        List<String> shared = texts().flatMap(text -> runs(text).stream())
                .filter(guideRuns::contains)
                .toList();

        assertThat("runs of " + RUN + " words shared with the guide", shared, is(empty()));
    }

    @Test
    void aBorrowedSentenceIsNoticed() {
        assertThat(
                runs("The **quick** brown fox, jumps over the `lazy` dog."),
                hasItem("quick brown fox jumps over the lazy dog"));
    }

    private static Stream<String> texts() {
        return Stream.concat(
                        Arrays.stream(GuideVersion.values()).map(GuideVersion::catalogue),
                        Stream.of(Catalogue.read(Catalogue.class, "shlink")))
                .flatMap(catalogue -> Stream.concat(
                        catalogue.requirements().stream()
                                .flatMap(r -> Stream.of(r.statement(), r.how(), r.fix(), r.condition(), r.note()))
                                .filter(Objects::nonNull),
                        catalogue.traps().all().stream().flatMap(t -> Stream.of(t.title(), t.seen(), t.change()))));
    }

    private static List<String> runs(String text) {
        String[] words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .map(word -> word.replaceAll("^[^a-z0-9$/]+|[^a-z0-9]+$", ""))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        List<String> runs = new ArrayList<>();
        for (int start = 0; start + RUN <= words.length; start++) {
            runs.add(String.join(" ", Arrays.copyOfRange(words, start, start + RUN)));
        }
        return runs;
    }
}
