package org.cgmkit.shlink.creator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.content.DataKind;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.wire.Reply;

/**
 * What a person does in the app, over HTTP: makes a link, lets new data in, takes a link back. Each is a POST of a JSON object with
 * texts: {@code share}, {@code period}, {@code expires} and {@code passcode} for a new link, {@code link} for the others.
 */
final class Controls {
    static final String PATH = "/control/";

    private final Creator creator;

    Controls(Creator creator) {
        this.creator = creator;
    }

    Reply answer(IncomingRequest request) {
        if (!request.method().equals("POST")) {
            return Reply.refusing(405, "Expected POST.").with("Allow", "POST");
        }
        try {
            JsonNode asked = Json.MAPPER.readTree(request.body());
            String link = asked.path("link").asText();
            return switch (request.path().substring(PATH.length())) {
                case "create" -> Reply.of(200, "application/json", Json.text(made(asked)));
                case "update" -> {
                    creator.update(link);
                    yield Reply.of(200, "text/plain", "updated");
                }
                case "revoke" -> {
                    creator.revoke(link);
                    yield Reply.of(200, "text/plain", "revoked");
                }
                default -> Reply.refusing(404, "Expected create, update or revoke.");
            };
        } catch (JsonProcessingException e) {
            return Reply.refusing(400, "Expected a JSON object, but got something else.");
        } catch (IllegalArgumentException | DateTimeException e) {
            return Reply.refusing(400, String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode made(JsonNode asked) {
        Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
        for (String kind :
                asked.path("share").asText("summary,readings,devices").split(",")) {
            kinds.add(DataKind.valueOf(kind.strip().toUpperCase(Locale.ROOT)));
        }
        String life = asked.path("expires").asText("");
        MadeLink made = creator.share(new Share(
                kinds,
                Duration.parse(asked.path("period").asText("P14D")),
                life.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(life)),
                asked.path("passcode").asBoolean()));
        ObjectNode answer = Json.object()
                .put("link", made.text())
                .put("qr", "data:image/png;base64," + Base64.getEncoder().encodeToString(made.png()));
        made.passcode().ifPresent(passcode -> answer.put("passcode", passcode));
        return answer;
    }
}
