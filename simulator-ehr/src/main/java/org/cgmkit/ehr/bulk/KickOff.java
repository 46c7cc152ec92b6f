package org.cgmkit.ehr.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.bulk.content.BulkWorld;
import org.cgmkit.ehr.bulk.content.ExportOrder;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.Habit;
import org.cgmkit.ehr.bulk.workings.SourceRules;
import org.jspecify.annotations.Nullable;

/** Reads what a kick-off asks for (Bulk Data Access, "Bulk Data Kick-off Request"). */
record KickOff(BulkBehaviour behaviour, SourceRules rules, SourceClients clients) {
    private static final Set<String> KNOWN = Set.of("_outputFormat", "_since", "_type", "_typeFilter");

    /** The order, or the refusal. */
    record Reading(@Nullable ExportOrder order, @Nullable BulkAnswer refusal) {
        private static Reading refused(int status, String code, String why) {
            return new Reading(null, BulkAnswer.refusal(status, code, why));
        }
    }

    /** Reads the kick-off of a client. */
    Reading read(BulkRequest request, Level level, String client) {
        Map<String, List<String>> parameters = request.parameters();
        boolean lenient = behaviour.has(Habit.LENIENT) && request.prefers("handling=lenient");
        List<String> untold = new ArrayList<>();
        for (String name : parameters.keySet()) {
            if (KNOWN.contains(name)) {
                continue;
            }
            if (lenient) {
                untold.add(name);
            } else if (rules.refusesUnknown()) {
                return Reading.refused(400, "not-supported", "The parameter " + name + " is not supported here.");
            }
        }
        if (behaviour.has(Habit.STRICT)
                && !(request.prefers("respond-async")
                        && request.header("accept").contains("application/fhir+json"))) {
            return Reading.refused(
                    400, "required", "Expected Accept: application/fhir+json and Prefer: respond-async.");
        }
        String format = request.parameter("_outputFormat").orElse("ndjson");
        if (!rules.knowsFormat(format)) {
            return Reading.refused(400, "not-supported", "Expected NDJSON as _outputFormat, but it is " + format + ".");
        }
        Instant since;
        try {
            since = request.parameter("_since")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return Reading.refused(400, "value", "Expected an instant as _since.");
        }
        List<String> filters = parameters.getOrDefault("_typeFilter", List.of());
        if (filters.stream().anyMatch(each -> !each.matches("[A-Za-z]+\\?code=[^&]+"))) {
            return Reading.refused(400, "not-supported", "Expected a code alone in _typeFilter.");
        }
        return new Reading(
                new ExportOrder(
                        client, level, request.url(), types(request, parameters, level), since, filters, untold),
                null);
    }

    private Set<String> types(BulkRequest request, Map<String, List<String>> parameters, Level level) {
        Set<String> asked = parameters.getOrDefault("_type", List.of()).stream()
                .flatMap(each -> Arrays.stream(each.split(",")))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> open = BulkWorld.TYPES.stream()
                .filter(type -> clients.allows(request, Interaction.READ, type)
                        || clients.allows(request, Interaction.SEARCH, type))
                .collect(Collectors.toSet());
        return rules.types(asked, open, level);
    }
}
