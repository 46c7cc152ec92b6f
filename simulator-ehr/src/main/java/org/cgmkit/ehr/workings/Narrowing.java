package org.cgmkit.ehr.workings;

import java.util.List;
import org.cgmkit.ehr.store.Criterion;

/** What a search looks for, out of what it was asked for. */
@FunctionalInterface
public interface Narrowing {

    /** What resources of that type have to meet, given what was asked for. */
    List<Criterion> of(String type, List<Criterion> asked);

    /** Just what was asked for (FHIR R4, Search). */
    static Narrowing asAsked() {
        return (type, asked) -> asked;
    }
}
