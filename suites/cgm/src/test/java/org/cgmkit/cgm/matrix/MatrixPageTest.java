package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.Test;

/** The page is the same in whatever order the runs that it tells of ended. */
class MatrixPageTest {
    private static final RunReport REPORT = new RunReport(
            "test",
            GuideVersion.STU1.specification(),
            "receiver",
            "http://target",
            Instant.EPOCH,
            Duration.ZERO,
            true,
            List.of());

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)`");

    @Test
    void itsRowsAreInTheOrderOfBehavioursAndDefects() {
        String page = MatrixPage.of(shuffled(Behaviour.all()), Map.of(), shuffled(Defect.all()));

        List<String> rows = ROW.matcher(page).results().map(r -> r.group(1)).toList();
        assertThat(
                rows,
                is(Stream.concat(names(Behaviour.all(), Behaviour::name), names(Defect.all(), Defect::id))
                        .toList()));
    }

    private static <T> Map<T, RunReport> shuffled(List<T> all) {
        List<T> order = new ArrayList<>(all);
        Collections.shuffle(order, new Random(20261121));
        Map<T, RunReport> reports = new LinkedHashMap<>();
        order.forEach(each -> reports.put(each, REPORT));
        return reports;
    }

    private static <T> Stream<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name);
    }
}
