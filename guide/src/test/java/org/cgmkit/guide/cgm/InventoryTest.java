package org.cgmkit.guide.cgm;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.junit.jupiter.api.Test;

/** The catalogue drops, adds and re-grades nothing silently: it agrees with the inventory that it was made from. */
class InventoryTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| ((?:receiver|submitter)\\.\\S+) \\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE);

    private final List<MatchResult> rows =
            ROW.matcher(OfficialGuide.orSkip().inventory()).results().toList();
    private final Catalogue catalogue = GuideVersion.STU1.catalogue();

    @Test
    void theIdsAreTheSame() {
        assertThat("rows read", rows.size(), is(greaterThan(70)));
        assertThat(
                "ids",
                catalogue.requirements().stream().map(Requirement::id).sorted().toList(),
                is(equalTo(rows.stream().map(r -> r.group(1)).sorted().toList())));
    }

    @Test
    void theVerbsAreTheSame() {
        Map<String, String> expected = rows.stream()
                .collect(Collectors.toMap(r -> r.group(1), r -> firstWord(r.group(2)), (a, b) -> a, TreeMap::new));
        Map<String, String> actual = catalogue.requirements().stream()
                .collect(Collectors.toMap(Requirement::id, r -> r.verb().name(), (a, b) -> a, TreeMap::new));

        assertThat("verbs by id", actual, is(equalTo(expected)));
    }

    @Test
    void theWaysOfFindingOutAreTheSame() {
        Map<String, String> expected = rows.stream()
                .collect(Collectors.toMap(r -> r.group(1), r -> firstWord(r.group(3)), (a, b) -> a, TreeMap::new));
        Map<String, String> actual = catalogue.requirements().stream()
                .collect(Collectors.toMap(
                        Requirement::id,
                        r -> r.verification().name().toLowerCase(Locale.ROOT),
                        (a, b) -> a,
                        TreeMap::new));

        assertThat("ways by id", actual, is(equalTo(expected)));
    }

    @Test
    void whatAppliesOnlySometimesSaysWhen() {
        rows.stream()
                .filter(r -> r.group(2).contains(" if ") || r.group(3).contains(" when "))
                .forEach(r -> assertThat(
                        r.group(1), catalogue.find(r.group(1)).orElseThrow().condition(), is(notNullValue())));
    }

    private static String firstWord(String text) {
        return text.strip().split(" ")[0];
    }
}
