package org.cgmkit.ehr.authorization.scope;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to a FHIR server asks for (FHIR R4, RESTful API).
 *
 * @param interaction what is to be done
 * @param type with resources of which type
 */
public record RequestedInteraction(Interaction interaction, String type) {
    private static final Pattern PLACE = Pattern.compile("([A-Z][A-Za-z]*)(?:/(_search|[A-Za-z0-9\\-.]+)(?:/.*)?)?");

    /**
     * What a request asks for.
     *
     * @param path the place below the base, without a slash at its beginning
     * @return nothing where it is about no type, as {@code metadata} is
     */
    public static Optional<RequestedInteraction> of(String method, String path) {
        Matcher place = PLACE.matcher(path);
        if (!place.matches()) {
            return Optional.empty();
        }
        String below = place.group(2);
        boolean search = below == null || below.equals("_search");
        return Optional.ofNullable(
                        switch (method) {
                            case "GET", "HEAD" -> search ? Interaction.SEARCH : Interaction.READ;
                            case "POST" -> below == null ? Interaction.CREATE : Interaction.SEARCH;
                            case "PUT", "PATCH" -> Interaction.UPDATE;
                            case "DELETE" -> Interaction.DELETE;
                            default -> null;
                        })
                .map(i -> new RequestedInteraction(i, place.group(1)));
    }

    /** Why it is refused, in a sentence. */
    public String missing() {
        return "Expected a token with a scope such as patient/" + type + "." + interaction.letter()
                + ", but none of its scopes opens that.";
    }
}
