package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;

/** What a receiver can get wrong about the pages of what a search finds (FHIR R4, http.html#paging). */
final class PageDefects {
    private static final String SEARCHABLE = "receiver.storage.searchable";
    private static final int TEN = 10;

    private PageDefects() {}

    static List<Defect> all() {
        return List.of(
                paged("ten-and-no-next-page", SEARCHABLE, "Shows ten matches of a search, and no link to more.", b -> {
                    if (b.getEntry().size() > TEN) {
                        b.getEntry().subList(TEN, b.getEntry().size()).clear();
                    }
                    b.getLink().removeIf(l -> l.getRelation().equals("next"));
                }),
                paged("pages-lose-one", SEARCHABLE, "Leaves out a match on each page but the first.", b -> {
                    if (b.getLinkOrCreate("self").getUrl().contains("_offset=")
                            && b.getEntry().size() > 1) {
                        b.getEntry().removeFirst();
                    }
                }),
                paged(
                        "pages-forget-the-search",
                        "receiver.capability.honest",
                        "Links to a next page that keeps only the patient of what was searched for.",
                        b -> b.getLink().stream()
                                .filter(l -> l.getRelation().equals("next"))
                                .forEach(l -> l.setUrl(
                                        l.getUrl().replaceAll("(?<=[?&])(?!patient=|_count=|_offset=)[^&]*&?", "")))),
                paged(
                        "finds-devices-twice",
                        "receiver.capability.honest",
                        "Shows each device that a search finds twice.",
                        b -> List.copyOf(b.getEntry()).stream()
                                .filter(e -> e.getResource() instanceof Device)
                                .forEach(e -> b.addEntry(e.copy()))),
                paged(
                        "first-coding-only",
                        SEARCHABLE,
                        "Finds by code only what has that code before any other one.",
                        b -> {
                            if (b.getLinkOrCreate("self").getUrl().contains("code=")) {
                                b.getEntry()
                                        .removeIf(e -> e.getResource() instanceof Observation o
                                                && o.getCode().getCoding().size() > 1);
                            }
                        }));
    }

    private static Defect paged(String id, String requirement, String description, Consumer<Bundle> change) {
        return Defect.of(
                id,
                requirement,
                description,
                w -> w.paging(b -> {
                    change.accept(b);
                    return b;
                }));
    }
}
