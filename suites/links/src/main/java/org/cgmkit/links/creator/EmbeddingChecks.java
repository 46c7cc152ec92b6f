package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.Seen;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class EmbeddingChecks {
    private static final int LARGE = 100_000_000;

    @Shall("shlink-creator.manifest.embedded-length")
    @DisplayName("No embedded file is longer than the receiver allows")
    void embedsNoMoreThanIsAllowed(GivenLink link) {
        List<String> tooLong = new ArrayList<>();
        for (int limit : limits(link.manifest())) {
            Seen seen = link.ask(link.request().put("embeddedLengthMax", limit), List.of());
            link.assumeServedAgain(seen);
            for (JsonNode entry :
                    Opening.entries(StrictJson.read(seen.exchange().body()))) {
                int length = entry.path("embedded").asText().length();
                if (entry.has("embedded") && length > limit) {
                    tooLong.add(length + " characters where " + limit + " were allowed");
                }
            }
        }

        assertNone(
                "Embedded files that are too long", tooLong, "Give such a file a 'location' in place of 'embedded'.");
    }

    /** Nothing, any length, and a little less than what came embedded. */
    private static Set<Integer> limits(Opening opening) {
        Set<Integer> limits = new LinkedHashSet<>(List.of(0, LARGE));
        opening.entries().stream()
                .filter(entry -> entry.path("embedded").isTextual())
                .map(entry -> entry.path("embedded").asText().length() - 1)
                .min(Integer::compare)
                .ifPresent(limits::add);
        return limits;
    }

    @Shall("shlink-creator.manifest.same-content")
    @DisplayName("A file has the same content in the manifest and at its location")
    void hasTheSameContentInBothPlaces(GivenLink link) {
        List<JsonNode> both = link.manifest().entries().stream()
                .filter(entry -> entry.path("embedded").isTextual()
                        && entry.path("location").isTextual())
                .toList();
        if (both.isEmpty()) {
            throw notApplicable("No file of the manifest has both 'embedded' and 'location'.");
        }
        List<String> different = new ArrayList<>();
        for (JsonNode entry : both) {
            List<OpenedFile> twice = link.files().stream()
                    .filter(file -> file.entry().equals(entry))
                    .toList();
            if (twice.size() < 2 || twice.stream().anyMatch(file -> file.text().isEmpty())) {
                throw inconclusive("One of the two cannot be opened, so this check cannot decide; see"
                        + " shlink-creator.location.open and shlink-creator.encryption.*.");
            }
            if (!twice.get(0).resource().equals(twice.get(1).resource())) {
                different.add(twice.get(0).where() + " and " + twice.get(1).where());
            }
        }

        assertNone("Files that differ", different, "Encrypt the same version of the content for both.");
    }
}
