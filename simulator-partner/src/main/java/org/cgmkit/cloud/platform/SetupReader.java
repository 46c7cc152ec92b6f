package org.cgmkit.cloud.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cloud.platform.workings.Setup;
import org.cgmkit.cloud.platform.workings.Setup.Pause;

/** Reads what a platform is told at setup. */
final class SetupReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SetupReader() {}

    /** Reads the text that the trigger {@code agree} is given. */
    static Setup read(String text) {
        try {
            JsonNode told = JSON.readTree(text);
            JsonNode partner = told.path("partner");
            JsonNode client = told.path("client");
            JsonNode agreement = told.path("agreement");
            List<Pause> blackouts = new ArrayList<>();
            agreement
                    .path("blackouts")
                    .forEach(each -> blackouts.add(new Pause(
                            LocalTime.parse(each.path("from").asText()),
                            LocalTime.parse(each.path("to").asText()),
                            ZoneId.of(each.path("zone").asText()))));
            return new Setup(
                    partner.path("authorize").asText(),
                    partner.path("token").asText(),
                    partner.path("revoke").asText(),
                    partner.path("api").asText(),
                    client.path("id").asText(),
                    client.path("secret").asText(),
                    client.path("redirectUri").asText(),
                    client.path("scope").asText(),
                    duration(agreement.at("/interval/from"), "PT45M"),
                    duration(agreement.at("/interval/to"), "PT75M"),
                    duration(agreement.path("window"), "PT720H"),
                    agreement.path("batch").asInt(500),
                    duration(agreement.path("overlap"), "PT72H"),
                    agreement.path("refusedRefresh").asInt(5),
                    blackouts,
                    told.path("clock").asText().equals("shared"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Expected the agreement as JSON, but it cannot be read: " + e, e);
        }
    }

    private static Duration duration(JsonNode value, String otherwise) {
        return Duration.parse(value.asText(otherwise));
    }
}
