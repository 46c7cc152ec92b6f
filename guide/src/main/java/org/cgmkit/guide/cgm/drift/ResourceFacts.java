package org.cgmkit.guide.cgm.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.ForeignCodes;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;

/** Collects what resources say of the state of the guide that they were written for: submissions, their entries, orders. */
public final class ResourceFacts {
    private static final List<String> BASES =
            List.of("http://hl7.org/fhir/uv/cgm/", "http://hl7.org/uv/cgm/", "http://argo.run/cgm");
    private static final Set<String> READINGS = Set.of("99504-3", "105272-9", "14745-4");

    private final GuideVersion version;
    private final Facts facts = new Facts();
    private final Set<List<Coding>> seen = new HashSet<>();
    private boolean submission;
    private boolean categorized;
    private boolean uncategorized;

    /**
     * A collection of facts.
     *
     * @param version the version of the run, against which codes are foreign or its own
     */
    public ResourceFacts(GuideVersion version) {
        this.version = version;
    }

    /** The facts of one resource, and those of its entries where it is a Bundle. */
    public static Facts of(GuideVersion version, JsonNode resource) {
        ResourceFacts facts = new ResourceFacts(version);
        facts.header(resource);
        int position = 0;
        for (JsonNode entry : resource.path("entry")) {
            facts.entry(entry, position++);
        }
        return facts.facts();
    }

    /** All that was collected. */
    public Facts facts() {
        if (uncategorized && !categorized) {
            facts.add(FactKind.MISSING, "category", "");
        }
        return facts;
    }

    /** Takes a resource without its entries. */
    public void header(JsonNode resource) {
        if (resource.path("resourceType").asText().equals("Bundle")) {
            bundle(resource);
        } else {
            resource(resource, "");
        }
    }

    /** Takes an entry of a Bundle. */
    public void entry(JsonNode entry, int position) {
        String place = "entry[" + position + "]";
        if (!entry.has("request")) {
            facts.add(FactKind.ENTRY_WITHOUT, "request", place);
        }
        String condition = entry.path("request").path("ifNoneExist").asText();
        if (condition.contains("?")) {
            // One is enough: the values differ in every entry.
            facts.add(FactKind.CONDITION, condition.replaceAll("=.*", "=…"), place);
        }
        resource(entry.path("resource"), place);
    }

    private void bundle(JsonNode bundle) {
        submission = ProfileSelection.of(version, bundle).isPresent();
        facts.add(FactKind.BUNDLE_TYPE, bundle.path("type").asText(), "Bundle.type");
        claims(bundle, "");
        JsonNode tags = bundle.path("meta").path("tag");
        boolean tagged = false;
        for (JsonNode tag : tags) {
            Coding coding =
                    new Coding(tag.path("system").asText(), tag.path("code").asText());
            if (coding.code().equals("cgm-data-submission-bundle") || isOfGuide(coding.system())) {
                facts.add(FactKind.TAG, coding.toString(), "Bundle.meta.tag");
                tagged = true;
            }
        }
        if (!tagged) {
            facts.add(FactKind.MISSING, "tag", "Bundle.meta.tag");
        }
    }

    private void resource(JsonNode resource, String place) {
        claims(resource, place);
        String type = resource.path("resourceType").asText();
        switch (type) {
            case "Observation", "DiagnosticReport" -> {
                code(resource.path("code"), place);
                resource.path("component").forEach(c -> code(c.path("code"), place));
                category(resource);
                if (type.equals("Observation") && isReadingWithoutValue(resource)) {
                    facts.add(
                            FactKind.READING_WITHOUT_VALUE,
                            resource.at("/dataAbsentReason/coding/0/code").asText("dataAbsentReason"),
                            place);
                }
            }
            case "ServiceRequest" -> order(resource, place);
            default -> {}
        }
    }

    private void claims(JsonNode resource, String place) {
        for (JsonNode claim : resource.path("meta").path("profile")) {
            String profile = canonical(claim.asText(), place);
            facts.add(FactKind.CLAIMED_PROFILE, profile, place);
        }
    }

    /** Notes an address of the guide, and gives it without its version. */
    private String canonical(String whole, String place) {
        String url = whole.contains("|") ? whole.substring(0, whole.indexOf('|')) : whole;
        if (isOfGuide(url)) {
            facts.add(FactKind.CANONICAL, url, place);
            if (!url.equals(whole)) {
                facts.add(FactKind.VERSIONED, whole, place);
            }
        }
        return url;
    }

    private void category(JsonNode resource) {
        boolean found = GuideVersion.ARGONAUT_2024
                .category(resource.path("resourceType").asText())
                .filter(wanted -> StreamSupport.stream(resource.path("category").spliterator(), false)
                        .flatMap(Coding::of)
                        .anyMatch(wanted::equals))
                .isPresent();
        categorized |= found;
        uncategorized |= !found;
    }

    private static boolean isReadingWithoutValue(JsonNode observation) {
        return observation.has("dataAbsentReason")
                && !observation.has("valueQuantity")
                && Coding.of(observation.path("code")).anyMatch(c -> READINGS.contains(c.code()));
    }

    /** Notes whose code that is. The same codings say the same, however often they come. */
    private void code(JsonNode code, String place) {
        List<Coding> codings = Coding.of(code).toList();
        if (codings.isEmpty() || !seen.add(codings)) {
            return;
        }
        List<Concept> own = version.concepts(codings);
        if (own.isEmpty()) {
            codings.stream()
                    .filter(c -> ForeignCodes.isTemporary(c)
                            || ForeignCodes.concept(c).isPresent())
                    .filter(c -> speaks(c, codings))
                    .forEach(c -> facts.add(FactKind.FOREIGN_CODE, c.toString(), place));
            return;
        }
        List<Coding> wanted =
                own.stream().flatMap(c -> version.codings(c).stream()).toList();
        List<Coding> besides = codings.stream()
                .filter(c -> !wanted.contains(c)
                        && (ForeignCodes.isTemporary(c)
                                || ForeignCodes.concept(c).isPresent()))
                .toList();
        if (!besides.isEmpty()) {
            besides.forEach(c -> facts.add(FactKind.BRIDGE_CODE, c.toString(), place));
        } else if (others().allMatch(v -> v.concepts(codings).isEmpty())) {
            wanted.forEach(c -> facts.add(FactKind.OWN_CODE, c.toString(), place));
        }
    }

    /** LOINC codes that the guide has no more are used by others, too: they say something in a submission, or beside its own. */
    private boolean speaks(Coding coding, List<Coding> besides) {
        return version != GuideVersion.STU1
                || !coding.system().equals(Loinc.SYSTEM)
                || submission
                || besides.stream().anyMatch(ForeignCodes::isTemporary);
    }

    private Stream<GuideVersion> others() {
        return Arrays.stream(GuideVersion.values()).filter(v -> v != version);
    }

    private void order(JsonNode order, String place) {
        List<Coding> codings = Coding.of(order.path("code")).toList();
        List<Coding> own = codings.stream()
                .filter(c -> version.orderCode(Profile.CGM_STANDING_ORDER)
                                .filter(c::equals)
                                .isPresent()
                        || version.orderCode(Profile.CGM_ONE_TIME_ORDER)
                                .filter(c::equals)
                                .isPresent())
                .toList();
        own.forEach(c -> facts.add(FactKind.OWN_ORDER, c.toString(), place));
        if (own.isEmpty()) {
            codings.stream()
                    .filter(c -> isOfGuide(c.system()) || c.code().endsWith("data-submission-standing-order"))
                    .forEach(c -> facts.add(FactKind.FOREIGN_ORDER, c.toString(), place));
        }
        if (!order.path("orderDetail").isEmpty()) {
            facts.add(FactKind.ORDER_DETAIL, order.at("/orderDetail/0/text").asText("orderDetail"), place);
        }
        for (JsonNode extension : order.path("extension")) {
            canonical(extension.path("url").asText(), place);
            for (JsonNode part : extension.path("extension")) {
                facts.add(FactKind.ORDER_EXTENSION, part.path("url").asText(), place);
                String profile = part.path("valueCanonical").asText();
                canonical(profile, place);
            }
        }
    }

    private static boolean isOfGuide(String url) {
        return BASES.stream().anyMatch(url::startsWith);
    }
}
