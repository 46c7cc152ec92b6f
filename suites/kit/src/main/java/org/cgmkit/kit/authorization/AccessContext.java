package org.cgmkit.kit.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.Redaction;

/**
 * What every part of the authorization works with.
 *
 * @param target whose data are to be got at
 * @param redaction is told of each secret before anything that holds it is kept
 * @param log where exchanges are kept that belong to no check
 * @param throttled how long it is waited for a server that answers 429, or not at all
 * @param clients the connections of the run
 */
public record AccessContext(
        HttpTarget target,
        Redaction redaction,
        Consumer<HttpExchange> log,
        ThrottlingWait throttled,
        HttpClients clients) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The headers of a request: those, and the target's own further ones where it goes to the same server.
     *
     * @param own names and values in turn
     */
    List<Header> headers(URI url, String... own) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Accept", "application/json"));
        headers.add(new Header("User-Agent", "cgmkit"));
        for (int i = 0; i < own.length; i += 2) {
            headers.add(new Header(own[i], own[i + 1]));
        }
        if (target.baseUrl().getRawAuthority().equalsIgnoreCase(url.getRawAuthority())) {
            target.headers().forEach((name, value) -> {
                if (!name.equalsIgnoreCase("Authorization")) {
                    headers.removeIf(h -> h.name().equalsIgnoreCase(name));
                    headers.add(new Header(name, value));
                }
            });
        }
        return headers;
    }

    /** Sends as the target's owner says, and keeps exchanges after it has learned what is secret in them. */
    HttpTransport transport(Consumer<HttpExchange> keeping) {
        return new HttpTransport(target, clients, exchange -> {
            if (exchange.reply() instanceof HttpExchange.Answer answer) {
                learn(answer.body());
            }
            keeping.accept(exchange);
        });
    }

    /** Hides that value in everything that the run leaves behind. */
    void hide(String secret, String variable) {
        redaction.hide(secret, variable);
    }

    private void learn(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return; // Then there is no token in it that the kit would use.
        }
        hideMember(json, "access_token", "CGMKIT_TOKEN");
        hideMember(json, "refresh_token", "CGMKIT_REFRESH_TOKEN");
        hideMember(json, "id_token", "CGMKIT_ID_TOKEN");
    }

    private void hideMember(JsonNode json, String name, String variable) {
        if (json != null && json.path(name).isTextual()) {
            hide(json.path(name).asText(), variable);
        }
    }
}
