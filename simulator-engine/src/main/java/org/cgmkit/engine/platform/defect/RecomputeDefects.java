package org.cgmkit.engine.platform.defect;

import static org.cgmkit.engine.platform.defect.Drafts.drafting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.engine.platform.PlatformDraft;
import org.cgmkit.engine.platform.PlatformWorkings;
import org.cgmkit.engine.platform.ResultPosting;

/** Defects of what becomes of results when the past changes. */
final class RecomputeDefects {
    private RecomputeDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "never-recomputes",
                        "recompute.happens",
                        "A window is computed once.",
                        PlatformWorkings.sound().recomputing((order, differs) -> false)),
                PlatformDefect.of(
                                "recomputes-shares-only",
                                "recompute.all-figures",
                                "Late readings change times in ranges; mean, GMI and CV stay.",
                                drafting(RecomputeDefects::sharesOnly))
                        .under("update"),
                PlatformDefect.of(
                                "stays-final",
                                "recompute.status",
                                "A result that is updated stays final.",
                                drafting(draft -> Drafts.each(draft, result -> result.put("status", "final"))))
                        .under("update"),
                PlatformDefect.of(
                                "forgets-the-old",
                                "recompute.revision",
                                "Provenance of a revised result does not name the old one.",
                                drafting(draft -> Drafts.withoutEntities(draft, "revision")))
                        .under("update"),
                PlatformDefect.of(
                        "overwrites-past",
                        "recompute.old-kept",
                        "It deletes the old result.",
                        PlatformWorkings.sound().afterwards((draft, posting) -> {
                            var before = draft.before();
                            if (before != null) {
                                before.posted().values().forEach(posting::delete);
                            }
                        })),
                PlatformDefect.of(
                        "two-finals",
                        "recompute.one-current",
                        "It posts a revised result twice.",
                        PlatformWorkings.sound().afterwards(RecomputeDefects::again)),
                PlatformDefect.of(
                        "same-identifier-again",
                        "recompute.not-swallowed",
                        "Each computation has the identifier of the first, and is created on condition that there is none.",
                        drafting(draft -> Drafts.each(draft, result -> {
                            ObjectNode identifier =
                                    (ObjectNode) result.withArray("identifier").path(0);
                            identifier.put(
                                    "value", identifier.path("value").asText().replaceFirst("-\\d+$", ""));
                        }))),
                PlatformDefect.of(
                        "recompute-noise",
                        "recompute.quiet",
                        "It posts a new result whenever readings come, also those that it has.",
                        PlatformWorkings.sound().recomputing((order, differs) -> true)),
                PlatformDefect.of(
                        "ignores-removal",
                        "recompute.removal",
                        "Readings that are taken back go on to count.",
                        PlatformWorkings.sound()
                                .recomputing((order, differs) ->
                                        differs && !order.step().equals("removed"))),
                PlatformDefect.of(
                        "changes-closed-window",
                        "recompute.closed",
                        "A closed window is computed anew.",
                        PlatformWorkings.sound().reopening()),
                PlatformDefect.of(
                        "silent-after-closing",
                        "recompute.closed",
                        "Nothing is said of readings that came after the window was closed.",
                        PlatformWorkings.sound().telling(chain -> chain.remove("notices"))),
                PlatformDefect.of(
                        "last-writer-wins",
                        "recompute.order",
                        "A window is computed from its first readings and those that came last.",
                        PlatformWorkings.sound()
                                .keeping((ledger, order) ->
                                        order.step().equals("late") ? ledger.rowsOfFirstAnd(order) : ledger.rows())),
                PlatformDefect.of(
                        "cohort-drifts",
                        "cohort.reproducible",
                        "For a moment of the past it answers the figures of today.",
                        PlatformWorkings.sound().forgetting()));
    }

    private static void again(PlatformDraft draft, ResultPosting posting) {
        if (draft.isRevision()) {
            Drafts.each(draft, result -> {
                ObjectNode identifier =
                        (ObjectNode) result.withArray("identifier").path(0);
                identifier.put("value", identifier.path("value").asText() + "-again");
            });
            posting.post(draft);
        }
    }

    private static void sharesOnly(PlatformDraft draft) {
        var before = draft.before();
        if (before != null) {
            List<String> anew = List.of("ranges", "summary");
            List<String> places = anew.stream()
                    .map(name -> before.posted().getOrDefault(name, ""))
                    .toList();
            draft.results().keySet().retainAll(anew);
            draft.provenance()
                    .withArray("target")
                    .removeIf(target -> anew.stream().noneMatch(name -> Drafts.isOf(target, name)));
            draft.provenance()
                    .withArray("entity")
                    .removeIf(entity -> entity.path("role").asText().equals("revision")
                            && !places.contains(entity.at("/what/reference").asText()));
        }
    }
}
