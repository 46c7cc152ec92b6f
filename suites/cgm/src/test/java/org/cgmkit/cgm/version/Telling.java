package org.cgmkit.cgm.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.LeadingFinding;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** What tells for which version something was built: the checks that look there, and what the report has to begin with. */
final class Telling {
    private static final List<String> RECEIVERS = List.of(
            "receiver.capability.instantiates",
            "receiver.capability.o*",
            "receiver.capability.batch",
            "receiver.capability.profiles",
            "receiver.operation.*",
            "receiver.submission.*",
            "receiver.response.bundle",
            "receiver.response.entry-status",
            "receiver.storage.readable",
            "receiver.orders.*");

    private static final List<String> SUBMITTERS =
            List.of("submitter.operation.*", "submitter.submission.*", "submitter.bundle.*", "submitter.values.*");

    private Telling() {}

    /** The checks of receivers that tell, or all with {@code -Dcgmkit.versions=whole}. */
    static RequirementSelection ofReceivers(GuideVersion suite) {
        return selection(suite, "receiver", RECEIVERS);
    }

    /** The checks of receivers that tell, and those of that requirement's topic. */
    static RequirementSelection ofReceiversAnd(GuideVersion suite, String requirement) {
        List<String> globs = new ArrayList<>(RECEIVERS);
        globs.add(requirement.replaceFirst("[^.]*$", "*"));
        return only(suite, "receiver", globs);
    }

    /** The checks of submitters that need one step only, or all with {@code -Dcgmkit.versions=whole}. */
    static RequirementSelection ofSubmitters(GuideVersion suite) {
        return selection(suite, "submitter", SUBMITTERS);
    }

    /** The checks of submitters that need one step only. */
    static RequirementSelection ofSubmittersInOneStep(GuideVersion suite) {
        return only(suite, "submitter", SUBMITTERS);
    }

    /** Whether a requirement of submitters is judged by the first step. */
    static boolean ofFirstStep(String requirement) {
        return SUBMITTERS.stream().anyMatch(glob -> requirement.matches(pattern(glob)));
    }

    /** Whether everything is to be looked at, which takes minutes. */
    static boolean isWhole() {
        return "whole".equals(System.getProperty("cgmkit.versions"));
    }

    private static RequirementSelection selection(GuideVersion suite, String role, List<String> telling) {
        return isWhole() ? RequirementSelection.everything() : only(suite, role, telling);
    }

    private static RequirementSelection only(GuideVersion suite, String role, List<String> telling) {
        Catalogue catalogue = suite.catalogue();
        List<String> globs = new ArrayList<>(telling);
        globs.removeIf(glob -> catalogue.requirements().stream().noneMatch(r -> r.id().matches(pattern(glob))));
        return RequirementSelection.only(globs, catalogue, catalogue.role(role));
    }

    private static String pattern(String glob) {
        return glob.replace(".", "\\.").replace("*", ".*");
    }

    /** The codes of all versions, on the way of one. */
    static GuideEdition bridge(GuideVersion way) {
        return new GuideEdition(
                Stream.concat(Stream.of(way), Stream.of(GuideVersion.values())).toList());
    }

    /** That the report begins with the version for which it was built, and what stayed open points there. */
    static void assertNamed(GuideVersion built, GuideVersion suite, RunReport report) {
        LeadingFinding leading = report.leading();
        assertThat("said before all else", leading, is(notNullValue()));
        assertThat(
                Objects.requireNonNull(leading).toString(),
                leading.sentence(),
                is("This was built for " + built.title() + ", not for " + suite.title() + "."));
        assertThat(leading.next(), startsWith("To test it as what it is, run the same with --guide " + built.id()));
        assertThat("evidence", leading.evidence(), is(not(empty())));
        for (CheckResult check : report.checks()) {
            if (check.outcome() == Outcome.INCONCLUSIVE) {
                assertThat(check.requirement(), check.message().endsWith(LeadingFinding.POINTER), is(true));
            }
        }
    }

    /** What was found of systems built for each version by the suite of each, as a table in Markdown. */
    static String table(BiFunction<GuideVersion, GuideVersion, RunReport> found) {
        StringBuilder made = new StringBuilder("| built for |");
        for (GuideVersion suite : GuideVersion.values()) {
            made.append(" `--guide ").append(suite.id()).append("` |");
        }
        made.append("\n| --- |").append(" --- |".repeat(GuideVersion.values().length));
        for (GuideVersion built : GuideVersion.values()) {
            made.append("\n| ").append(built.title()).append(" |");
            for (GuideVersion suite : GuideVersion.values()) {
                made.append(" ").append(cell(found.apply(built, suite))).append(" |");
            }
        }
        return made.append("\n").toString();
    }

    private static String cell(RunReport report) {
        LeadingFinding leading = report.leading();
        return leading == null && ReportRows.requirements(report, Outcome.FAIL).isEmpty()
                ? "nothing fails"
                : leading == null ? "fails" : leading.sentence();
    }
}
