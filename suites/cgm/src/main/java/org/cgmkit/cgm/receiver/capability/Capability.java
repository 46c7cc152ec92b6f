package org.cgmkit.cgm.receiver.capability;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cgmkit.cgm.receiver.DescribedServer;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.wire.Exchange;

/**
 * What a receiver says of itself in {@code /metadata} (FHIR R4, CapabilityStatement).
 *
 * @param json the statement
 */
public record Capability(JsonNode json) {

    /** The statement of that receiver; without one in JSON nothing can be said of its content. */
    public static Capability of(DescribedServer receiver) {
        Exchange metadata = receiver.metadata();
        if (!metadata.succeeded() || !metadata.resourceType().equals("CapabilityStatement")) {
            throw inconclusive("/metadata gives no CapabilityStatement in JSON (" + metadata
                    + "); see receiver.capability.fhir-r4-json.");
        }
        return new Capability(metadata.json());
    }

    /** The canonicals in {@code instantiates}. */
    List<String> instantiates() {
        return texts(json.path("instantiates"));
    }

    /** The operations of the system level. */
    List<JsonNode> systemOperations() {
        return servers().stream()
                .flatMap(r -> elements(r.path("operation")).stream())
                .toList();
    }

    /** The interactions of the system level. */
    List<String> systemInteractions() {
        return servers().stream()
                .flatMap(r -> elements(r.path("interaction")).stream())
                .map(i -> i.path("code").asText())
                .toList();
    }

    /** The operations of that type. */
    List<JsonNode> operationsOf(String type) {
        return resources(type).stream()
                .flatMap(r -> elements(r.path("operation")).stream())
                .toList();
    }

    /** Which of these interactions are not listed for that type. */
    List<String> missingInteractions(String type, String... expected) {
        return missing(valuesOf(type, "interaction", "code"), List.of(expected));
    }

    /** Which of these search parameters are not listed for that type. */
    List<String> missingParameters(String type, String... expected) {
        return missing(valuesOf(type, "searchParam", "name"), List.of(expected));
    }

    /** The search parameters listed for that type. */
    List<String> parametersOf(String type) {
        return valuesOf(type, "searchParam", "name");
    }

    /** Whether the search parameter is listed for that type. */
    public boolean claimsSearch(String type, String parameter) {
        return parametersOf(type).contains(parameter);
    }

    /** Whether that type is listed at all. */
    boolean lists(String type) {
        return !resources(type).isEmpty();
    }

    /** The profiles listed for that type, {@code profile} included, without versions. */
    public List<String> profilesOf(String type) {
        List<String> found = new ArrayList<>();
        for (JsonNode resource : resources(type)) {
            texts(resource.path("supportedProfile")).forEach(p -> found.add(withoutVersion(p)));
            found.add(withoutVersion(resource.path("profile").asText()));
        }
        return found;
    }

    /** Whether the canonical is that one, of the same version where it names a version. */
    public static boolean isCanonical(String text, String canonical, GuideVersion guide) {
        String version = text.contains("|") ? text.substring(text.indexOf('|') + 1) : guide.packageVersion();
        return withoutVersion(text).equals(canonical)
                && (version.equals(guide.packageVersion())
                        || guide.packageVersion().startsWith(version + "."));
    }

    private static String withoutVersion(String canonical) {
        return canonical.contains("|") ? canonical.substring(0, canonical.indexOf('|')) : canonical;
    }

    private List<JsonNode> servers() {
        return elements(json.path("rest")).stream()
                .filter(r -> !r.path("mode").asText().equals("client"))
                .toList();
    }

    private List<JsonNode> resources(String type) {
        return servers().stream()
                .flatMap(r -> elements(r.path("resource")).stream())
                .filter(r -> r.path("type").asText().equals(type))
                .toList();
    }

    private List<String> valuesOf(String type, String list, String member) {
        return resources(type).stream()
                .flatMap(r -> elements(r.path(list)).stream())
                .map(e -> e.path(member).asText())
                .toList();
    }

    private static List<String> missing(Collection<String> listed, List<String> expected) {
        return expected.stream().filter(e -> !listed.contains(e)).toList();
    }

    private static List<String> texts(JsonNode array) {
        return elements(array).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
