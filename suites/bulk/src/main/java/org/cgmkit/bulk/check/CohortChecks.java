package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cgmkit.bulk.client.Contents;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.config.KnownResource;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.calculation.Rational;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Times in ranges of a cohort, rebuilt from what was exported. */
@ExtendWith(SubjectExtension.class)
class CohortChecks {
    private static final int BIN = 10;

    @Base("bulk-source.cohort.rebuild")
    @DisplayName("Times in range of the cohort are those of the world")
    void rebuildsTheCohort(Source source) {
        List<KnownResource> expected = source.expected().stream()
                .filter(each -> !each.value().isEmpty())
                .toList();
        if (expected.isEmpty()) {
            throw notApplicable("Nobody says what readings there are: the target file has no 'world' with values.");
        }
        Export export = source.usual();
        Contents contents = Source.whole(export);
        if (!contents.twice().isEmpty()) {
            throw inconclusive("Resources are there twice, which bulk-source.file.latest tells of.");
        }
        if (expected.stream().anyMatch(each -> !contents.has(each.reference()))) {
            throw inconclusive("Readings are missing, which rows of bulk-source.data or bulk-source.manifest.complete"
                    + " tell of.");
        }
        Map<String, Rational> right = shares(rows(expected));
        Map<String, List<TraceRow>> exported = new HashMap<>(contents.readings());
        exported.keySet().retainAll(right.keySet());
        Map<String, Rational> rebuilt = shares(exported);
        List<String> wrong = new ArrayList<>();
        right.forEach((patient, share) -> {
            Rational found = rebuilt.get(patient);
            if (found == null || found.compareTo(share) != 0) {
                wrong.add(patient + " has " + text(found) + " in range and not " + text(share));
            }
        });
        if (wrong.isEmpty()) {
            source.log()
                    .remark("Time in range of " + right.size() + " people rebuilt; in bins of 10 %: " + bins(rebuilt)
                            + ".");
        } else {
            wrong.addFirst("bins of 10 % are " + bins(rebuilt) + " and not " + bins(right));
        }
        assertNone("times in range that do not follow from the export", wrong, "");
    }

    private static Map<String, List<TraceRow>> rows(List<KnownResource> known) {
        Map<String, List<TraceRow>> rows = new HashMap<>();
        for (KnownResource each : known) {
            List<TraceRow> own = rows.computeIfAbsent(each.patient(), id -> new ArrayList<>());
            own.add(new TraceRow(own.size() + 1, each.time(), each.value(), each.unit(), ""));
        }
        return rows;
    }

    private static Map<String, Rational> shares(Map<String, List<TraceRow>> rows) {
        Map<String, Rational> shares = new TreeMap<>();
        rows.forEach((patient, own) -> {
            RangeShares found = OutcomeEngine.compute(task(own), Policy.USUAL).shares();
            if (found != null) {
                shares.put(patient, found.percent(GlucoseRange.TARGET));
            }
        });
        return shares;
    }

    private static EngineTask task(List<TraceRow> rows) {
        List<Instant> times = rows.stream().map(CohortChecks::time).toList();
        Instant first = times.stream().min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant last = times.stream().max(Comparator.naturalOrder()).orElse(first);
        return EngineTask.of(rows, first, last.plus(Duration.ofMinutes(5)), ZoneOffset.UTC);
    }

    private static Instant time(TraceRow row) {
        try {
            return OffsetDateTime.parse(row.time()).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static String text(@Nullable Rational share) {
        return share == null ? "nothing" : share.rounded(1, RoundingMode.HALF_UP) + " %";
    }

    private static List<Integer> bins(Map<String, Rational> shares) {
        List<Integer> bins = new ArrayList<>(Collections.nCopies(BIN, 0));
        shares.values().forEach(share -> {
            int bin = Math.min(BIN - 1, share.rounded(4, RoundingMode.DOWN).intValue() / BIN);
            bins.set(bin, bins.get(bin) + 1);
        });
        return bins;
    }
}
