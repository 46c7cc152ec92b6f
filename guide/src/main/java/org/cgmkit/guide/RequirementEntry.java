package org.cgmkit.guide;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One requirement as it is written for other programs: the names and order of these components are the format. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequirementEntry(
        String id,
        String role,
        String topic,
        Verb verb,
        boolean binding,
        @Nullable ClauseWording wording,
        @Nullable String condition,
        String verification,
        String statement,
        String how,
        String fix,
        @Nullable String note,
        @Nullable String unchecked,
        String section,
        String link,
        List<Clause> also,
        List<String> traps,
        List<String> checks,
        List<String> defects) {

    static RequirementEntry of(Requirement r, Traps traps, RequirementProof proof) {
        return new RequirementEntry(
                r.id(),
                r.role().id(),
                r.topic(),
                r.verb(),
                r.binding(),
                r.wording(),
                r.condition(),
                lower(r.verification()),
                r.statement(),
                r.how(),
                r.fix(),
                r.note(),
                r.unchecked(),
                r.section(),
                r.link(),
                r.also(),
                traps.of(r).stream().map(Trap::id).toList(),
                proof.checks(),
                proof.defects());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
