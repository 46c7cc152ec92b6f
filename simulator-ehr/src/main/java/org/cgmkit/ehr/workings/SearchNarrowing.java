package org.cgmkit.ehr.workings;

import java.util.List;
import org.cgmkit.ehr.store.SearchCriterion;

/** What a search looks for, out of what it was asked for. */
@FunctionalInterface
public interface SearchNarrowing {

    /** What resources of that type have to meet, given what was asked for. */
    List<SearchCriterion> of(String type, List<SearchCriterion> asked);

    /** Just what was asked for (FHIR R4, Search). */
    static SearchNarrowing asAsked() {
        return (type, asked) -> asked;
    }
}
