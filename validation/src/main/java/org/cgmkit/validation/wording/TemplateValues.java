package org.cgmkit.validation.wording;

import java.util.Optional;
import java.util.regex.Matcher;

/** The values that a template of {@code wording.yaml} may name, for one message of the engine. */
record TemplateValues(
        Matcher groups, FindingLocation place, SourceDocument document, ProfileExpectations expectations) {

    /** The value with that name, or empty where it cannot be told. */
    Optional<String> of(String name) {
        return switch (name) {
            case "profile" -> Optional.of(profile().substring(profile().lastIndexOf('/') + 1));
            case "slice" -> expectations.ofSlice(profile(), groups.group("child"));
            case "fixed" ->
                groups.namedGroups().containsKey("fixed")
                        ? Optional.of(groups.group("fixed"))
                        : expectations.ofPart(
                                profile(), FindingLocation.name(place.parent().path()), groups.group("child"));
            case "value" -> document.at(place);
            default -> Optional.of(groups.group(name));
        };
    }

    /** The canonical, without its version and without the element that HAPI adds after a hash. */
    private String profile() {
        return groups.group("profile").replaceAll("[|#].*", "");
    }
}
