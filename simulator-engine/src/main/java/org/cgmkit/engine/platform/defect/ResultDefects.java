package org.cgmkit.engine.platform.defect;

import static org.cgmkit.engine.platform.defect.Drafts.drafting;
import static org.cgmkit.engine.platform.defect.Drafts.each;
import static org.cgmkit.engine.platform.defect.Drafts.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Defects of what results say of themselves. */
final class ResultDefects {
    private ResultDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "range-as-text",
                        "observation.shape",
                        "It posts times in ranges as one text.",
                        drafting(draft -> {
                            ObjectNode ranges = result(draft, "ranges");
                            ranges.remove("component");
                            ranges.put("valueString", "target 72 %, low 3 %");
                        })),
                PlatformDefect.of(
                        "four-ranges",
                        "observation.shape",
                        "It posts four ranges, the two low ones together.",
                        drafting(draft ->
                                result(draft, "ranges").withArray("component").remove(0))),
                PlatformDefect.of(
                        "period-of-posting",
                        "observation.period",
                        "Times in ranges say when they were posted, and not which window they are of.",
                        drafting(draft -> result(draft, "ranges")
                                .put(
                                        "effectiveDateTime",
                                        draft.computation().when().toString())
                                .remove("effectivePeriod"))),
                PlatformDefect.of(
                        "dates-for-a-period",
                        "observation.period",
                        "Its windows have dates without a time.",
                        drafting(draft -> {
                            ObjectNode period = result(draft, "ranges").withObject("/effectivePeriod");
                            period.put("start", period.path("start").asText().substring(0, 10));
                            period.put("end", period.path("end").asText().substring(0, 10));
                        })),
                PlatformDefect.of(
                        "no-method",
                        "observation.method",
                        "Its results name no method.",
                        drafting(draft -> each(draft, result -> result.remove("method")))),
                PlatformDefect.of(
                        "method-without-version",
                        "observation.method",
                        "Its results name a method without a version.",
                        drafting(draft ->
                                each(draft, result -> result.putObject("method").put("text", "Times in ranges")))),
                PlatformDefect.of(
                        "method-tells-tales",
                        "observation.method-honest",
                        "Its results say that the warm-up counts, and it does not.",
                        drafting(draft -> each(
                                draft,
                                result -> result.putObject("method")
                                        .put("text", "Simulated platform 1.4.0; warmUp.minutes=none")))),
                PlatformDefect.of(
                        "no-device",
                        "observation.device",
                        "Its results name no sensor.",
                        drafting(draft -> each(draft, result -> result.remove("device")))),
                PlatformDefect.of(
                        "device-of-another",
                        "observation.device",
                        "Its results name a sensor of another patient.",
                        drafting(draft -> Drafts.other(draft, "sensor")
                                .putObject("patient")
                                .put("reference", "Patient/somebody-else"))),
                PlatformDefect.of(
                        "no-derivation",
                        "observation.derivation",
                        "Neither a result nor its Provenance leads to readings.",
                        drafting(draft -> Drafts.withoutEntities(draft, "source"))),
                PlatformDefect.of(
                        "half-recomputed",
                        "observation.one-window",
                        "A new summary holds the mean of before.",
                        drafting(draft -> {
                            var before = draft.before();
                            if (before != null) {
                                String old = before.posted().getOrDefault("mean", "");
                                result(draft, "summary").withArray("hasMember").forEach(member -> {
                                    if (Drafts.isOf(member, "mean")) {
                                        ((ObjectNode) member).put("reference", old.replaceFirst("/_history/.*", ""));
                                    }
                                });
                            }
                        })));
    }
}
