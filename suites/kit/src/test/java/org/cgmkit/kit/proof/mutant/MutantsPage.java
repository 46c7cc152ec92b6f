package org.cgmkit.kit.proof.mutant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cgmkit.kit.proof.ReportRows;

/** The numbers of mutants as a page of the documentation, with every survivor's reason. */
public final class MutantsPage {
    private final Collection<Verdict> verdicts;
    private final Owners owners;
    private final Excuses excuses;

    /** A page of those verdicts. */
    public MutantsPage(Collection<Verdict> verdicts, Owners owners, Excuses excuses) {
        this.verdicts = verdicts;
        this.owners = owners;
        this.excuses = excuses;
    }

    /** The page below those words. */
    public String under(String head) {
        return head + "\n" + totals() + byFamily() + byRequirement() + reasons() + open() + blamed();
    }

    private String totals() {
        MutantCount all = MutantCount.of(verdicts, excuses);
        return String.format(
                        Locale.ROOT,
                        "%d mutants; %d killed, %d survivors with a reason, %d without; of those without a reason to"
                                + " survive %.1f %% are killed; blamed wrongly: %d (%.1f %%).%n%n",
                        all.all(),
                        all.killed(),
                        all.excused(),
                        all.survived(),
                        all.killedShare(),
                        all.blamed(),
                        all.blamedShare())
                .replace("\r", "");
    }

    private String byFamily() {
        Map<String, List<Verdict>> families = new TreeMap<>(verdicts.stream()
                .collect(Collectors.groupingBy(v -> v.mutant().family().slug())));
        return "## By family\n\n" + table("family", families);
    }

    private String byRequirement() {
        Map<String, List<Verdict>> requirements = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            for (String owner : owners.of(verdict.mutant())) {
                requirements.computeIfAbsent(owner, o -> new ArrayList<>()).add(verdict);
            }
        }
        return "\n## By requirement\n\nA place may have several owners, of which one has to be red.\n\n"
                + table("owner", requirements);
    }

    private String table(String title, Map<String, List<Verdict>> groups) {
        StringBuilder table = new StringBuilder(
                ReportRows.markdown(title, "mutants", "killed", "excused", "not found", "blamed wrongly")
                        + ReportRows.markdown("---", "---:", "---:", "---:", "---:", "---:"));
        groups.forEach((name, group) -> {
            MutantCount count = MutantCount.of(group, excuses);
            table.append(ReportRows.markdown(
                    name,
                    String.valueOf(count.all()),
                    String.valueOf(count.killed()),
                    String.valueOf(count.excused()),
                    String.valueOf(count.survived()),
                    String.valueOf(count.blamed())));
        });
        return table.toString();
    }

    private String reasons() {
        StringBuilder table = new StringBuilder("\n## Why some survive\n\n"
                + ReportRows.markdown("reason", "mutants", "because")
                + ReportRows.markdown("---", "---:", "---"));
        for (Excuses.Excuse excuse : excuses.all()) {
            long number = verdicts.stream()
                    .filter(Verdict::survived)
                    .filter(v -> excuses.of(v.mutant()).filter(excuse::equals).isPresent())
                    .count();
            if (!excuse.isOpen() && number > 0) {
                table.append(ReportRows.markdown(excuse.reason(), String.valueOf(number), excuse.because()));
            }
        }
        return table.toString();
    }

    private String open() {
        List<String> lines = verdicts.stream()
                .filter(v -> !v.killed())
                .filter(v -> !v.survived()
                        || excuses.of(v.mutant()).filter(e -> !e.isOpen()).isEmpty())
                .map(v -> "- `" + v.mutant().id() + "`"
                        + (v.survived() ? "" : ": only " + String.join(", ", v.wronglyBlamed())) + "\n")
                .sorted()
                .toList();
        return lines.isEmpty() ? "" : "\n## Not found\n\n" + String.join("", lines);
    }

    private String blamed() {
        List<String> lines = verdicts.stream()
                .filter(v -> v.killed() && !v.wronglyBlamed().isEmpty())
                .map(v -> "- `" + v.mutant().id() + "`: also " + String.join(", ", v.wronglyBlamed()) + "\n")
                .sorted()
                .toList();
        return lines.isEmpty() ? "" : "\n## Found, and blamed wrongly beside it\n\n" + String.join("", lines);
    }
}
