package org.cgmkit.ehr.bulk.defect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.content.Person;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** Departures in what is exported. */
final class DataDefects {
    private static final int LAST_PAGE = 2;
    private static final int NOW_AND_THEN = 100;

    private DataDefects() {}

    static List<BulkDefect> all() {
        return List.of(
                BulkDefect.of(
                        "misses-last-page",
                        "data.members",
                        "The last members of the group are left out.",
                        () -> new SourceRules() {
                            @Override
                            public List<Person> people(List<Person> right, List<Person> all) {
                                return right.size() == all.size()
                                        ? right
                                        : List.copyOf(right.subList(0, right.size() - LAST_PAGE));
                            }
                        }),
                BulkDefect.of(
                        "one-stranger",
                        "data.members",
                        "Somebody is exported who is not in the group.",
                        () -> new SourceRules() {
                            @Override
                            public List<Person> people(List<Person> right, List<Person> all) {
                                return List.copyOf(all.subList(0, Math.min(all.size(), right.size() + 1)));
                            }
                        }),
                BulkDefect.of(
                        "no-patients",
                        "data.members",
                        "The Patients of members are not exported.",
                        () -> new SourceRules() {
                            @Override
                            public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
                                return type.equals("Patient") ? right.skip(1) : right;
                            }
                        }),
                BulkDefect.of(
                        "drops-hundredth-line",
                        "data.complete",
                        "Each hundredth reading of a file is left out.",
                        () -> new SourceRules() {
                            @Override
                            public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
                                int[] at = {0};
                                return right.filter(each -> ++at[0] % NOW_AND_THEN != 0);
                            }
                        }),
                BulkDefect.of(
                        "rewrites-decimals",
                        "data.faithful",
                        "Zeros at the end of decimals are lost.",
                        () -> rewriting(text -> text.replaceAll("(\"value\":[0-9]+)\\.0,", "$1,"))),
                BulkDefect.of(
                        "loses-offset",
                        "data.faithful",
                        "The offset of times is lost.",
                        () -> rewriting(text -> text.replaceAll("(\"effectiveDateTime\":\"[^\"]+)-04:00\"", "$1Z\""))),
                BulkDefect.of(
                        "leaves-out-provenance",
                        "data.provenance",
                        "Provenance comes only where it is asked for.",
                        () -> new SourceRules() {
                            @Override
                            public Set<String> types(Set<String> asked, Set<String> open, Level level) {
                                Set<String> types = new HashSet<>(super.types(asked, open, level));
                                if (!asked.contains("Provenance")) {
                                    types.remove("Provenance");
                                }
                                return types;
                            }
                        }),
                BulkDefect.of(
                        "includes-later",
                        "data.consistent",
                        "What is written while a job runs is exported.",
                        () -> new SourceRules() {
                            @Override
                            public Instant asOf(Instant begun) {
                                return begun.plus(Duration.ofDays(1));
                            }
                        }),
                BulkDefect.of("ignores-type", "type.only", "_type restricts nothing.", () -> new SourceRules() {
                    @Override
                    public Set<String> types(Set<String> asked, Set<String> open, Level level) {
                        return super.types(Set.of(), open, level);
                    }
                }));
    }

    private static SourceRules rewriting(UnaryOperator<String> change) {
        return new SourceRules() {
            @Override
            public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
                return type.equals("Observation")
                        ? right.map(each ->
                                each.reading(() -> change.apply(each.text().get())))
                        : right;
            }
        };
    }
}
