package org.cgmkit.shlink.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cgmkit.fixtures.Json;

/** Reads links and manifests, as the text asks. */
public final class Links {
    private static final String SCHEME = "shlink:/";

    private Links() {}

    /** The payload of a link, alone or behind the address of a viewer; empty where it is none. */
    public static Optional<ObjectNode> payload(String link) {
        int at = link.indexOf(SCHEME);
        return at < 0 ? Optional.empty() : decoded(link.substring(at + SCHEME.length()), Base64.getUrlDecoder());
    }

    /** The payload that a text encodes. */
    public static Optional<ObjectNode> decoded(String encoded, Base64.Decoder decoder) {
        try {
            return Json.MAPPER.readTree(new String(decoder.decode(encoded), UTF_8)) instanceof ObjectNode payload
                    ? Optional.of(payload)
                    : Optional.empty();
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether a payload has that flag. */
    public static boolean flagged(ObjectNode payload, String flag) {
        return payload.path("flag").asText().contains(flag);
    }

    /** The entries of FHIR files. */
    public static List<JsonNode> fhirEntries(List<JsonNode> entries) {
        List<JsonNode> fhir = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.path("contentType").asText().split(";", 2)[0].strip().equals("application/fhir+json")) {
                fhir.add(entry);
            }
        }
        return fhir;
    }

    /** How long an answer asks to wait, or empty where it does not say. */
    public static Optional<Duration> wait(Incoming answer) {
        return answer.retryAfter()
                .map(text -> text.matches("\\d+")
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(
                                Instant.now(),
                                ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                        .toInstant()));
    }
}
