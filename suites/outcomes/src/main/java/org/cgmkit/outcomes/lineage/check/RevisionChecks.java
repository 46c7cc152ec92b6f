package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a revised result and the one before it belong together. */
@ExtendWith(SubjectExtension.class)
class RevisionChecks {

    @Expected("lineage.recompute.status")
    @DisplayName("A result that is updated says that it was corrected or amended")
    void saysThatItIsARevision(Lineage lineage) {
        Set<String> old = old(lineage);
        assertNone(
                "new versions of a result that say nothing of a revision",
                lineage.results(lineage.main(Kind.LATE)).stream()
                        .filter(each -> old.contains(Places.of(each.json())))
                        .filter(each -> !Set.of("corrected", "amended")
                                .contains(each.json().path("status").asText()))
                        .map(each -> each.named() + " is "
                                + each.json().path("status").asText("without a status"))
                        .toList(),
                "Set the status to amended or corrected.");
    }

    @Expected("lineage.recompute.revision")
    @DisplayName("Provenance of a revised result names the old one")
    void namesTheOldOne(Lineage lineage) {
        Set<String> old = old(lineage);
        PlayedStep late = lineage.main(Kind.LATE);
        assertNone(
                "revised results that are not there",
                lineage.provenances(late).stream()
                        .flatMap(each -> Lineage.entities(each, Set.of("revision")))
                        .map(each -> each.at("/what/reference").asText())
                        .filter(each -> !each.isEmpty() && !isLost(late, each))
                        .filter(each -> lineage.read(each).isEmpty())
                        .distinct()
                        .toList(),
                "Let each entity with the role revision be a result that was stored.");
        if (!namesOneOf(lineage.provenances(late), old)) {
            throw failure(
                    "Provenance of the result after late readings",
                    "an entity with the role revision that is the result before them",
                    "none is there",
                    "Name the old result, with its version where it has the same id.");
        }
    }

    /** Whether it was there before and is not any more, which lineage.recompute.old-kept tells of. */
    private static boolean isLost(PlayedStep late, String reference) {
        return late.lost().stream().map(Places::unversioned).anyMatch(Places.unversioned(reference)::equals);
    }

    private static boolean namesOneOf(List<JsonNode> provenances, Set<String> old) {
        return provenances.stream()
                .flatMap(each -> Lineage.entities(each, Set.of("revision")))
                .map(each -> Places.unversioned(each.at("/what/reference").asText()))
                .anyMatch(old::contains);
    }

    @Expected("lineage.recompute.old-kept")
    @DisplayName("The old version of a revised result can still be read")
    void keepsTheOldOne(Lineage lineage) {
        old(lineage);
        assertNone(
                "results of before the late readings that cannot be read any more",
                lineage.main(Kind.LATE).lost(),
                "Keep old versions, or old results, readable.");
    }

    @Base("lineage.recompute.one-current")
    @DisplayName("A window has one current figure of each kind")
    void hasOneCurrentFigure(Lineage lineage) {
        Set<String> old = old(lineage);
        PlayedStep late = lineage.main(Kind.LATE);
        List<String> several = new ArrayList<>();
        lineage.current(late).forEach((code, results) -> {
            if (results.size() > 1) {
                several.add(String.join(
                        " beside ", results.stream().map(PostedResult::named).toList()));
            }
        });
        if (!several.isEmpty() && !namesOneOf(late.provenances(), old)) {
            throw inconclusive("Nothing says which result revises which, as lineage.recompute.revision tells.");
        }
        assertNone(
                "figures of one window that all claim to be current",
                several,
                "Supersede the old one: name it as revision, or set its status to entered-in-error.");
    }

    /** The results of before the late readings, as references; where nothing was computed anew, the check ends inconclusive. */
    private static Set<String> old(Lineage lineage) {
        lineage.first();
        lineage.assumeRecomputed();
        Set<String> old = new HashSet<>();
        lineage.main(Kind.FIRST).results().forEach(each -> old.add(Places.of(each)));
        return old;
    }
}
