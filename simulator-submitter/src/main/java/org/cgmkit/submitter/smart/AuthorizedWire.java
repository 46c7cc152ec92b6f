package org.cgmkit.submitter.smart;

import java.util.Optional;
import org.cgmkit.submitter.wire.NoAnswer;
import org.cgmkit.submitter.wire.Outgoing;
import org.cgmkit.submitter.wire.Reply;
import org.cgmkit.submitter.wire.Wire;

/**
 * Sends requests with the app's token.
 *
 * @param wire what sends them
 * @param access where tokens come from
 * @param unauthorized what is done after 401
 */
public record AuthorizedWire(Wire wire, Access access, Unauthorized unauthorized) {

    /**
     * Sends a request; after 401 once more with another token.
     *
     * @throws NoAnswer where no answer came, or no token
     * @throws AccessRefused where the receiver or its authorization server does not let the app in
     */
    public Reply send(Outgoing request) throws NoAnswer, AccessRefused {
        Reply reply = wire.send(signed(request));
        if (reply.status() != 401 || !unauthorized.repeat(access)) {
            return reply;
        }
        Reply second = wire.send(signed(request));
        if (second.status() == 401) {
            throw new AccessRefused(
                    "The receiver does not take a token that the app has just got (401): " + second.said());
        }
        return second;
    }

    private Outgoing signed(Outgoing request) throws NoAnswer, AccessRefused {
        Optional<String> token = access.token();
        return token.isPresent() ? request.with("Authorization", "Bearer " + token.get()) : request;
    }
}
