package org.cgmkit.kit.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;

/** Which requirements a run looks at. */
public final class RequirementSelection implements Predicate<String> {
    /** How many ids are named where a pattern matches none. */
    private static final int SUGGESTIONS = 3;

    private final Predicate<String> chosen;

    private RequirementSelection(Predicate<String> chosen) {
        this.chosen = chosen;
    }

    /** All of them. */
    public static RequirementSelection everything() {
        return new RequirementSelection(id -> true);
    }

    /**
     * Those whose id matches one of the globs, such as {@code *.search.*}.
     *
     * @throws ConfigurationException where a glob matches no requirement of that role
     */
    public static RequirementSelection only(List<String> globs, Catalogue catalogue, Role role) {
        List<String> ids = ids(catalogue, role);
        List<Pattern> patterns =
                globs.stream().map(RequirementSelection::pattern).toList();
        for (int i = 0; i < globs.size(); i++) {
            Pattern pattern = patterns.get(i);
            if (ids.stream().noneMatch(id -> pattern.matcher(id).matches())) {
                throw new ConfigurationException("Expected the id of a requirement, or a pattern such as "
                        + "'" + section(ids.getFirst()) + ".*', but no requirement matches '" + globs.get(i)
                        + "'. Near it are "
                        + nearest(globs.get(i), ids) + "; `cgmkit requirements` lists all.");
            }
        }
        return new RequirementSelection(
                id -> patterns.stream().anyMatch(p -> p.matcher(id).matches()));
    }

    /** Those with one of these verbs. */
    public static RequirementSelection verbs(Collection<Verb> verbs, Catalogue catalogue) {
        return new RequirementSelection(
                id -> catalogue.find(id).map(r -> verbs.contains(r.verb())).orElse(false));
    }

    /**
     * Those that failed, warned, went wrong or stayed open in an earlier run.
     *
     * @throws ConfigurationException where nothing did
     */
    public static RequirementSelection findingsOf(RunReport earlier) {
        Set<String> found = earlier.checks().stream()
                .filter(c -> c.outcome().isFinding())
                .map(CheckResult::requirement)
                .collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw new ConfigurationException("There is nothing to run again: in that run of " + earlier.target()
                    + ", nothing failed and nothing stayed open.");
        }
        return new RequirementSelection(found::contains);
    }

    /** Those that both select. */
    public RequirementSelection and(RequirementSelection other) {
        return new RequirementSelection(id -> test(id) && other.test(id));
    }

    /**
     * This selection.
     *
     * @throws ConfigurationException where it selects no requirement of that role
     */
    public RequirementSelection notEmpty(Catalogue catalogue, Role role) {
        if (ids(catalogue, role).stream().noneMatch(this)) {
            throw new ConfigurationException("Nothing is left to run: no requirement meets all that was asked for "
                    + "together. Leave one of --only, --verb and --rerun out.");
        }
        return this;
    }

    @Override
    public boolean test(String requirementId) {
        return chosen.test(requirementId);
    }

    private static List<String> ids(Catalogue catalogue, Role role) {
        return catalogue.requirementsOf(role).stream().map(Requirement::id).toList();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Pattern.quote(glob.strip()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }

    /** The id without its last part. */
    private static String section(String id) {
        return id.substring(0, id.lastIndexOf('.'));
    }

    private static String nearest(String glob, List<String> ids) {
        String typed = glob.strip().toLowerCase(Locale.ROOT).replaceAll("[*?]+", "");
        return ids.stream()
                .sorted(Comparator.comparingInt(id -> distance(id, typed)))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    /** What is typed may be the beginning or a part of an id, so the rest of the id counts little. */
    private static int distance(String id, String typed) {
        int best = LevenshteinDistance.getDefaultInstance().apply(id, typed);
        for (String part :
                List.of(id.substring(0, Math.min(id.length(), typed.length())), id.replaceFirst("^[^.]*\\.", ""))) {
            best = Math.min(best, LevenshteinDistance.getDefaultInstance().apply(part, typed));
        }
        return best;
    }
}
