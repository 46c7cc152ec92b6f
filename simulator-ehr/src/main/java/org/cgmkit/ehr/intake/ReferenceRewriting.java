package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.cgmkit.ehr.submission.References;

/** What becomes of references between entries when they are stored (FHIR R4, "transaction", step on references). */
@FunctionalInterface
public interface ReferenceRewriting {
    /** What {@link #toStored} gives. */
    ReferenceRewriting TO_STORED = (resource, stored) -> References.visit(
            resource,
            (path, reference) -> stored.apply(reference.path("reference").asText(""))
                    .ifPresent(to -> reference.put("reference", to)));

    /**
     * Changes the references of a resource in place.
     *
     * @param resource the resource
     * @param stored the reference to what an entry was stored as, by the reference in the submission; empty where it
     *     points at no entry
     */
    void rewrite(ObjectNode resource, Function<String, Optional<String>> stored);

    /** References to entries become references to what is stored; always the same one. */
    static ReferenceRewriting toStored() {
        return TO_STORED;
    }
}
