package org.cgmkit.suites;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cgmkit.guide.Actor;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.suites.setup.ConfigurationException;

/** Which requirements a run looks at. */
public final class Selection implements Predicate<String> {
    private final List<Pattern> globs;

    private Selection(List<Pattern> globs) {
        this.globs = globs;
    }

    /** All of them. */
    public static Selection everything() {
        return new Selection(List.of(Pattern.compile(".*")));
    }

    /**
     * Those whose id matches one of the globs, such as {@code receiver.conditional-create.*}.
     *
     * @throws ConfigurationException where a glob matches no requirement of that actor
     */
    public static Selection only(List<String> globs, Catalogue catalogue, Actor actor) {
        List<String> ids =
                catalogue.requirementsOf(actor).stream().map(Requirement::id).toList();
        return new Selection(globs.stream()
                .map(glob -> {
                    Pattern pattern = Pattern.compile(
                            Pattern.quote(glob.strip()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
                    if (ids.stream().noneMatch(id -> pattern.matcher(id).matches())) {
                        throw new ConfigurationException("Expected the id of a requirement, or a pattern such as "
                                + "'receiver.storage.*', but no requirement matches '" + glob
                                + "': `cgmkit requirements` lists them.");
                    }
                    return pattern;
                })
                .toList());
    }

    @Override
    public boolean test(String requirementId) {
        return globs.stream().anyMatch(glob -> glob.matcher(requirementId).matches());
    }
}
