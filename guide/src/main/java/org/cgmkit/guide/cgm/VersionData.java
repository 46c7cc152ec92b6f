package org.cgmkit.guide.cgm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What is in the file {@code version.json} of one version: all that differs from version to version and is no profile.
 *
 * @param canonicalBase the address under which every canonical stands, without a slash at its end
 * @param packageName the name of the package
 * @param packageVersion the version of the package
 * @param submission how a submission goes over the wire
 * @param codings for each concept the codings that must all be there
 * @param categories the category that resources of a type must have, by type
 * @param orders the code of each order, by its profile
 * @param scopes the data scopes without their level
 * @param mustSupportBinds whether the version says what its flags {@code mustSupport} ask for
 * @param profiles the profiles and extensions that the version has
 * @param repaired those of which the kit's differ from what was published, as those reject what they are for
 * @param supporting profiles of other guides on which those of the version build, by the last part of their canonical
 */
record VersionData(
        String canonicalBase,
        String packageName,
        String packageVersion,
        SubmissionForm submission,
        Map<Concept, List<Coding>> codings,
        Map<String, Coding> categories,
        Map<Profile, Coding> orders,
        List<String> scopes,
        boolean mustSupportBinds,
        List<Profile> profiles,
        List<Profile> repaired,
        List<String> supporting) {
    private static final String FILE = "/version.json";

    /**
     * The data of the version with that id.
     *
     * @throws IllegalStateException where they are not packed with the kit, or lack something
     */
    static VersionData read(String id) {
        try (InputStream in = VersionData.class.getResourceAsStream(id + FILE)) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without " + id + FILE + "; build it again.");
            }
            return of(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(id + FILE + ": " + e.getMessage(), e);
        }
    }

    private static VersionData of(JsonNode json) {
        List<Profile> absent = profiles(json.required("absent"));
        return new VersionData(
                json.required("canonicalBase").asText(),
                json.required("package").required("name").asText(),
                json.required("package").required("version").asText(),
                submission(json.required("submission")),
                codings(json.required("codings")),
                codingByName(json.required("categories")),
                orders(json.required("orders")),
                texts(json.required("scopes")),
                json.required("mustSupportBinds").asBoolean(),
                Arrays.stream(Profile.values()).filter(p -> !absent.contains(p)).toList(),
                profiles(json.required("repaired")),
                texts(json.required("supporting")));
    }

    private static SubmissionForm submission(JsonNode json) {
        return new SubmissionForm(
                texts(json.required("paths")),
                json.required("bundleType").asText(),
                json.required("answerType").asText(),
                Optional.ofNullable(json.get("tag")).map(t -> Coding.parse(t.asText())));
    }

    private static Map<Concept, List<Coding>> codings(JsonNode json) {
        Map<Concept, List<Coding>> codings = new EnumMap<>(Concept.class);
        for (Concept concept : Concept.values()) {
            codings.put(
                    concept,
                    texts(json.required(concept.name())).stream()
                            .map(Coding::parse)
                            .toList());
        }
        return codings;
    }

    private static Map<Profile, Coding> orders(JsonNode json) {
        Map<Profile, Coding> orders = new EnumMap<>(Profile.class);
        codingByName(json).forEach((name, coding) -> orders.put(Profile.valueOf(name), coding));
        return orders;
    }

    private static Map<String, Coding> codingByName(JsonNode json) {
        Map<String, Coding> codings = new LinkedHashMap<>();
        json.properties()
                .forEach(p -> codings.put(p.getKey(), Coding.parse(p.getValue().asText())));
        return codings;
    }

    private static List<Profile> profiles(JsonNode ids) {
        return texts(ids).stream()
                .map(id -> Profile.byId(id)
                        .orElseThrow(() -> new IllegalArgumentException("The guide has no profile '" + id + "'.")))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
