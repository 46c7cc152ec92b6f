package org.cgmkit.cgm.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, over its pages.
 *
 * @param last the last exchange, which is the one that went wrong where one did
 * @param found where the matches are
 * @param resources the matches
 * @param complete whether all pages were read
 */
public record SearchResult(Exchange last, Set<ResourceLocation> found, List<JsonNode> resources, boolean complete) {
    /** More pages than a narrow search should have; a target full of data may have many more. */
    private static final int MOST_PAGES = 20;

    public SearchResult {
        found = Set.copyOf(found);
        resources = List.copyOf(resources);
    }

    /** Searches, and follows the links to further pages. */
    public static SearchResult of(Receiver receiver, String type, String... parameters) {
        return over(MOST_PAGES, receiver, type, parameters);
    }

    /** Searches, and looks at the first page only, for whoever asks for next to nothing. */
    public static SearchResult firstPage(Receiver receiver, String type, String... parameters) {
        return over(1, receiver, type, parameters);
    }

    private static SearchResult over(int most, Receiver receiver, String type, String... parameters) {
        Set<ResourceLocation> found = new LinkedHashSet<>();
        List<JsonNode> resources = new ArrayList<>();
        Exchange page = receiver.search(type, parameters);
        for (int pages = 1; ; pages++) {
            collect(type, page.json(), found, resources);
            String next = next(page.json());
            if (next == null) {
                return new SearchResult(page, found, resources, page.succeeded());
            }
            Exchange following = pages < most ? receiver.page(next) : null;
            if (following == null) {
                return new SearchResult(page, found, resources, false);
            }
            page = following;
        }
    }

    /** Whether the receiver answered with a Bundle of matches. */
    public boolean answered() {
        return last.succeeded() && last.resourceType().equals("Bundle");
    }

    /** The matches that are there more than once in the same version (FHIR R4, Bundle, bdl-7, does not allow that). */
    public Set<ResourceLocation> repeated() {
        Set<String> seen = new HashSet<>();
        return resources.stream()
                .filter(resource -> !seen.add(resource.path("id").asText() + " "
                        + resource.path("meta").path("versionId").asText()))
                .map(SearchResult::location)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ResourceLocation location(JsonNode resource) {
        return new ResourceLocation(
                resource.path("resourceType").asText(), resource.path("id").asText());
    }

    /** What was searched for, and not what was included with it or is a word about the search (FHIR R4, Bundle.entry.search). */
    private static void collect(String type, JsonNode bundle, Set<ResourceLocation> found, List<JsonNode> resources) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (entry.path("search").path("mode").asText("match").equals("match")
                    && resource.path("resourceType").asText().equals(type)) {
                found.add(location(resource));
                resources.add(resource);
            }
        }
    }

    private static @Nullable String next(JsonNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return null;
    }
}
