package org.cgmkit.ehr.workings;

import java.util.Optional;
import java.util.Set;

/** Searches that are refused although the type has the parameters. */
@FunctionalInterface
public interface SearchLimit {

    /** Why a search of that type by these parameters is refused, or nothing. */
    Optional<String> refuses(String type, Set<String> parameters);

    /** Nothing is refused. */
    static SearchLimit none() {
        return (type, parameters) -> Optional.empty();
    }
}
