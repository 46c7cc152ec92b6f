package org.cgmkit.ehr.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.ehr.store.Draft;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/** What every sandbox begins with: patients, and standing and one-time orders for them. */
final class SampleWorld {

    private SampleWorld() {}

    /** The resources, each under the id that it has in every sandbox. */
    static List<Draft> resources() {
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode resource : Json.object(text()).path("resources")) {
            drafts.add(Draft.first(resource.path("id").asText(), (ObjectNode) resource));
        }
        return drafts;
    }

    /** The ids of the patients. */
    static List<String> patients() {
        return resources().stream()
                .filter(d -> d.type().equals("Patient"))
                .map(Draft::id)
                .toList();
    }

    /** Refuses the id of a patient who is not there; null, for any patient, is fine. */
    static void checkPatient(@Nullable String id) {
        if (id != null && !patients().contains(id)) {
            throw new IllegalArgumentException("Expected one of the sample patients " + String.join(", ", patients())
                    + " as the patient of the sandbox, but got " + id + ".");
        }
    }

    private static String text() {
        try (InputStream in = SampleWorld.class.getResourceAsStream("sample-world.json")) {
            if (in == null) {
                throw new IllegalStateException("sample-world.json is missing from the jar.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
