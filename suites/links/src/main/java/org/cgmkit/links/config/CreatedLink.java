package org.cgmkit.links.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.link.QrImage;
import org.cgmkit.links.link.StrictJson;
import org.jspecify.annotations.Nullable;

/**
 * What an app answers when it was asked for a link.
 *
 * @param link the link
 * @param secret the passcode, or null where there is none
 * @param qr the link's QR code, or null where none was given
 */
public record CreatedLink(
        LinkText link, @Nullable String secret, @Nullable QrImage qr) {

    /**
     * Reads an answer: the link as its last line, or JSON with {@code link}, {@code passcode} and {@code qr}, an image of the
     * link's QR code (a path, or a {@code data:} address); the link may be left out beside it.
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
        JsonNode last = isLink(whole) ? whole : StrictJson.read(lines.getLast());
        try {
            if (!isLink(last)) {
                return new CreatedLink(LinkText.of(lines.getLast()), null, null);
            }
            QrImage qr = last.hasNonNull("qr") ? QrImage.at(last.path("qr").asText()) : null;
            return new CreatedLink(
                    qr != null && !last.hasNonNull("link")
                            ? qr.link()
                            : LinkText.of(last.path("link").asText()),
                    last.hasNonNull("passcode") ? last.path("passcode").asText() : null,
                    qr);
        } catch (ConfigurationException e) {
            throw new TriggerFailedException("In the step " + order.step() + ": " + e.getMessage());
        }
    }

    private static boolean isLink(JsonNode json) {
        return json.has("link") || json.has("qr");
    }

    /** The passcode, or empty where there is none. */
    public Optional<String> passcode() {
        return Optional.ofNullable(secret);
    }
}
