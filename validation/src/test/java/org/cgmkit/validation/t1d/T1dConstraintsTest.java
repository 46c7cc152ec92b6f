package org.cgmkit.validation.t1d;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.t1d.BrokenConstraints.Broken;
import org.junit.jupiter.api.Test;

/** Each constraint of each profile of the draft is found where it is broken, and where it is met nothing is. */
class T1dConstraintsTest {
    private static final T1dEdition EDITION = T1dEdition.usual();
    private static final String EXTENSIONS = "Extension";
    private static final GuideValidator VALIDATOR = GuideValidator.builtIn(EDITION);

    @Test
    void everySampleMeetsItsProfile() {
        List<String> broken = profiles()
                .flatMap(p -> errors(sample(p), url(p)).map(f -> id(p) + ": " + f.path() + ": " + f.message()))
                .toList();

        assertThat(broken, is(empty()));
    }

    @Test
    void everyConstraintIsFoundWhereItIsBroken() {
        List<String> all =
                profiles().flatMap(p -> broken(p).map(b -> id(p) + ": " + b)).toList();
        List<String> overlooked = profiles()
                .flatMap(p -> broken(p)
                        .filter(b -> errors(whole(p, b), url(p)).findAny().isEmpty())
                        .map(b -> id(p) + ": " + b))
                .toList();

        assertThat("constraints", all.size(), is(greaterThan(120)));
        assertThat("constraints that may be broken unseen", overlooked, is(empty()));
    }

    private static Stream<JsonNode> profiles() {
        return EDITION.profileResources().stream().map(r -> parsed(r.json()));
    }

    private static Stream<Broken> broken(JsonNode profile) {
        return BrokenConstraints.of(
                profile, isExtension(profile) ? extension(profile, sample(profile)) : sample(profile))
                .stream();
    }

    /** The resource to judge: of an extension the resource that holds it. */
    private static JsonNode whole(JsonNode profile, Broken broken) {
        if (!isExtension(profile)) {
            return broken.resource();
        }
        ObjectNode holder = sample(profile);
        ArrayNode extensions = (ArrayNode) holder.path("extension");
        for (int i = 0; i < extensions.size(); i++) {
            if (extensions.get(i).path("url").equals(profile.path("url"))) {
                extensions.set(i, broken.resource());
            }
        }
        return holder;
    }

    private static ObjectNode extension(JsonNode profile, ObjectNode holder) {
        for (JsonNode extension : holder.path("extension")) {
            if (extension.path("url").equals(profile.path("url"))) {
                return (ObjectNode) extension;
            }
        }
        throw new AssertionError("Nothing holds " + id(profile));
    }

    private static ObjectNode sample(JsonNode profile) {
        return isExtension(profile) ? T1dSamples.holder(id(profile)) : T1dSamples.of(id(profile));
    }

    /** What to judge by: a resource that holds an extension claims its own profile. */
    private static String url(JsonNode profile) {
        return isExtension(profile)
                ? EDITION.profileFor(sample(profile)).orElseThrow()
                : profile.path("url").asText();
    }

    private static boolean isExtension(JsonNode profile) {
        return profile.path("type").asText().equals(EXTENSIONS);
    }

    private static Stream<Finding> errors(JsonNode resource, String profile) {
        return VALIDATOR.validate(resource.toString(), profile).stream().filter(Finding::invalidates);
    }

    private static String id(JsonNode profile) {
        return profile.path("id").asText();
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
