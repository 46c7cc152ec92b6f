package org.cgmkit.submitter.smart;

import java.util.Optional;
import org.cgmkit.submitter.wire.HttpReply;
import org.cgmkit.submitter.wire.HttpSender;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.cgmkit.submitter.wire.OutgoingRequest;

/**
 * Sends requests with the app's token.
 *
 * @param wire what sends them
 * @param access where tokens come from
 * @param unauthorized what is done after 401
 */
public record AuthorizedClient(HttpSender wire, TokenSource access, UnauthorizedRule unauthorized) {

    /**
     * Sends a request; after 401 once more with another token.
     *
     * @throws NoAnswerException where no answer came, or no token
     * @throws AccessRefusedException where the receiver or its authorization server does not let the app in
     */
    public HttpReply send(OutgoingRequest request) throws NoAnswerException, AccessRefusedException {
        HttpReply reply = wire.send(signed(request));
        if (reply.status() != 401 || !unauthorized.repeat(access)) {
            return reply;
        }
        HttpReply second = wire.send(signed(request));
        if (second.status() == 401) {
            throw new AccessRefusedException(
                    "The receiver does not take a token that the app has just got (401): " + second.said());
        }
        return second;
    }

    private OutgoingRequest signed(OutgoingRequest request) throws NoAnswerException, AccessRefusedException {
        Optional<String> token = access.token();
        return token.isPresent() ? request.with("Authorization", "Bearer " + token.get()) : request;
    }
}
