package org.cgmkit.ehr.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.search.InvalidSearchException;
import org.cgmkit.ehr.search.ParsedSearch;
import org.cgmkit.ehr.search.SearchParameters;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.workings.Workings;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The answer to a search. Unknown parameters are refused under {@code Prefer: handling=strict}, else left out, and the
 * self link shows what took part (FHIR R4, Search, "Handling Errors" and "Conveying the executed search").
 */
final class SearchResponse {
    private static final int PAGE = 1000;

    private final RequestContext call;
    private final String type;
    private final Function<StoredResource, Resource> model;

    SearchResponse(RequestContext call, String type, Function<StoredResource, Resource> model) {
        this.call = call;
        this.type = type;
        this.model = model;
    }

    Bundle to(RequestDetails details) {
        ParsedSearch search = understood(details);
        Workings workings = call.receiver().workings();
        List<SearchCriterion> criteria = new ArrayList<>(workings.narrowing().of(type, search.criteria()));
        criteria.addAll(workings.visibility().toSearchAt(Instant.now()));
        criteria.addAll(call.limits(Interaction.SEARCH, type));
        ResourceStore store = call.receiver().store();
        int total = store.count(type, criteria);
        int count = Math.min(number(details, "_count", PAGE), PAGE);
        int offset = number(details, "_offset", 0);
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET);
        bundle.setTotal(total);
        bundle.addLink().setRelation("self").setUrl(link(search, details, offset));
        if (offset + count < total && count > 0) {
            bundle.addLink().setRelation("next").setUrl(link(search, details, offset + count));
        }
        for (StoredResource stored : store.page(type, criteria, offset, count)) {
            Bundle.BundleEntryComponent entry = bundle.addEntry();
            entry.setFullUrl(call.base() + "/" + stored.reference());
            entry.setResource(model.apply(stored));
            entry.getSearch().setMode(Bundle.SearchEntryMode.MATCH);
        }
        return workings.searchsets().apply(bundle);
    }

    private ParsedSearch understood(RequestDetails details) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        details.getParameters().forEach((name, values) -> {
            for (String value : values) {
                if (!name.equals("_offset")) {
                    parameters.add(Map.entry(name, value));
                }
            }
        });
        try {
            ParsedSearch search = ParsedSearch.of(type, call.caller().bases(), parameters);
            Set<String> names = parameters.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
            Optional<String> limit = call.receiver().workings().searches().refuses(type, names);
            if (limit.isPresent()) {
                throw new InvalidSearchException(limit.get());
            }
            if (!search.unknown().isEmpty() && isStrict(details)) {
                throw new InvalidSearchException("Expected only parameters that " + type + " can be searched by ("
                        + String.join(", ", SearchParameters.of(type).keySet()) + "), but there is "
                        + String.join(", ", search.unknown()) + ".");
            }
            return search;
        } catch (InvalidSearchException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }

    private static boolean isStrict(RequestDetails details) {
        String prefer = details.getHeader("Prefer");
        return prefer != null && prefer.contains("handling=strict");
    }

    private static int number(RequestDetails details, String name, int otherwise) {
        String[] values = details.getParameters().get(name);
        if (values == null || values.length == 0) {
            return otherwise;
        }
        if (!values[0].matches("\\d{1,9}")) {
            throw new InvalidRequestException("Expected a number as " + name + ", but it is " + values[0] + ".");
        }
        return Integer.parseInt(values[0]);
    }

    private String link(ParsedSearch search, RequestDetails details, int offset) {
        List<String> parts = new ArrayList<>();
        for (String part : search.understood()) {
            int equals = part.indexOf('=');
            parts.add(part.substring(0, equals) + "="
                    + URLEncoder.encode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        if (details.getParameters().containsKey("_count")) {
            parts.add("_count=" + number(details, "_count", PAGE));
        }
        if (offset > 0) {
            parts.add("_offset=" + offset);
        }
        return call.base() + "/" + type + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }
}
