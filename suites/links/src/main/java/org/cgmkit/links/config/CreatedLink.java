package org.cgmkit.links.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.link.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * What an app answers when it was asked for a link.
 *
 * @param link the link
 * @param secret the passcode, or null where there is none
 */
public record CreatedLink(LinkText link, @Nullable String secret) {

    /**
     * Reads an answer: the link as its last line, or JSON with {@code link} and {@code passcode}.
     *
     * @throws TriggerFailedException where it holds no link
     */
    public static CreatedLink of(ShareOrder order, String answer) {
        List<String> lines = answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            throw new TriggerFailedException("Expected the link that was made in the step " + order.step()
                    + " as the last line of the answer, but there was no answer.");
        }
        JsonNode whole = StrictJson.read(answer);
        JsonNode last = whole.has("link") ? whole : StrictJson.read(lines.getLast());
        try {
            return last.has("link")
                    ? new CreatedLink(
                            LinkText.of(last.path("link").asText()),
                            last.hasNonNull("passcode") ? last.path("passcode").asText() : null)
                    : new CreatedLink(LinkText.of(lines.getLast()), null);
        } catch (ConfigurationException e) {
            throw new TriggerFailedException("In the step " + order.step() + ": " + e.getMessage());
        }
    }

    /** The passcode, or empty where there is none. */
    public Optional<String> passcode() {
        return Optional.ofNullable(secret);
    }
}
