package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

/** No must-support element of the guide's own profiles of submissions is missing; skipped where they do not lie. */
class OfficialMustSupportTest {
    private static final List<String> NOT_SUBMITTED = List.of("ServiceRequest", "Extension");

    @Test
    void theTableHasWhatTheGuideMarks() throws IOException {
        Path official = Path.of(System.getProperty("cgmkit.guide.official", "not-given"));
        assumeTrue(
                Files.exists(official.resolve("StructureDefinition-cgm-summary.json")),
                "skipped: the system property cgmkit.guide.official names no folder with the guide's artifacts");
        List<String> marked = new ArrayList<>();
        try (Stream<Path> files = Files.list(official)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("StructureDefinition-"))
                    .toList()) {
                JsonNode profile = Json.MAPPER.readTree(file.toFile());
                if (!NOT_SUBMITTED.contains(profile.path("type").asText())) {
                    profile.at("/differential/element").forEach(element -> {
                        if (element.path("mustSupport").asBoolean()) {
                            marked.add(profile.path("id").asText() + "#"
                                    + element.path("id").asText());
                        }
                    });
                }
            }
        }

        assertThat(
                MustSupportElement.all(GuideVersion.STU1).stream()
                        .map(MustSupportElement::name)
                        .toList(),
                containsInAnyOrder(marked.toArray(String[]::new)));
    }
}
