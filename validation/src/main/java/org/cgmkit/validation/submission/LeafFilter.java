package org.cgmkit.validation.submission;

import org.jspecify.annotations.Nullable;

/** Which leaves of an entry may be left out of its shape. */
@FunctionalInterface
public interface LeafFilter {

    /**
     * The rule under which a leaf is left out, or null where it is not.
     *
     * @param path the names from the entry to the leaf, from position 1 on; arrays have no position of their own
     * @param depth the position of the leaf's name
     * @param type the type of the entry's resource, or null where it was not read yet
     * @param kind a quotation mark for a string, else another sign
     */
    @Nullable
    LeafRule rule(String[] path, int depth, @Nullable String type, char kind);

    /** The leaves that {@link LeafRule} gives the reasons for. */
    static @Nullable LeafRule withReason(String[] path, int depth, @Nullable String type, char kind) {
        boolean inResource = depth > 1 && path[1].equals("resource");
        if (kind != '"') {
            return inResource
                            && "Observation".equals(type)
                            && depth == 3
                            && path[3].equals("value")
                            && path[2].equals("valueQuantity")
                    ? LeafRule.DECIMAL
                    : null;
        }
        return switch (path[depth]) {
            case "effectiveDateTime", "issued" ->
                inResource && "Observation".equals(type) && depth == 2 ? LeafRule.TIME : null;
            case "value" -> inResource && depth == 3 && path[2].equals("identifier") ? LeafRule.IDENTIFIER : null;
            case "ifNoneExist" -> depth == 2 && path[1].equals("request") ? LeafRule.QUERY : null;
            case "id" -> inResource && depth == 2 ? LeafRule.ID : null;
            default -> null;
        };
    }
}
