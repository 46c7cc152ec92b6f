package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;

/**
 * An element that a profile of submissions marks as must-support (guide, "Must Support").
 *
 * @param profile the profile
 * @param id the element's id in it, such as {@code Device.deviceName:cgmDeviceName.name}
 * @param path the steps that lead to it from the resource
 */
record MustSupportElement(Profile profile, String id, List<ElementStep> path) {
    /** Keeps a copy. */
    MustSupportElement {
        path = List.copyOf(path);
    }

    /**
     * All elements that the guide marks in what is submitted, profile by profile, that of the Bundle first.
     *
     * @throws IllegalStateException where the kit was packed with profiles that cannot be read
     */
    static List<MustSupportElement> all(GuideVersion version) {
        List<MustSupportElement> all = new ArrayList<>();
        for (Profile profile : Profile.values()) {
            if (!profile.type().equals("ServiceRequest") && !profile.type().equals("Extension")) {
                all.addAll(of(profile, version));
            }
        }
        return all;
    }

    /** Its name across profiles, such as {@code cgm-device#Device.serialNumber}. */
    String name() {
        return profile.id() + "#" + id;
    }

    /**
     * Where it is in a resource, each as a path below it such as {@code component[1].valueQuantity}; empty where it is
     * not.
     *
     * @param resolver finds the resource that a reference in this one leads to, or a missing node
     */
    List<String> in(JsonNode resource, Function<String, JsonNode> resolver) {
        Map<String, JsonNode> here = new LinkedHashMap<>();
        here.put("", resource);
        for (ElementStep step : path) {
            Map<String, JsonNode> next = new LinkedHashMap<>();
            here.forEach((place, node) -> step.follow(place, node, resolver, next));
            here = next;
        }
        return List.copyOf(here.keySet());
    }

    private static List<MustSupportElement> of(Profile profile, GuideVersion version) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        for (JsonNode element : differential(profile, version)) {
            elements.put(element.path("id").asText(), element);
        }
        List<MustSupportElement> marked = new ArrayList<>();
        elements.forEach((id, element) -> {
            if (element.path("mustSupport").asBoolean()) {
                marked.add(new MustSupportElement(profile, id, ElementStep.to(id, elements, version)));
            }
        });
        return marked;
    }

    private static JsonNode differential(Profile profile, GuideVersion version) {
        try {
            return Json.MAPPER
                    .readTree(GuideResources.of(version).profile(profile).json())
                    .at("/differential/element");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The kit was packed with a broken " + profile.id() + "; build it again.", e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
