package org.cgmkit.submitter.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.OrderKind;
import org.cgmkit.submitter.smart.AccessRefusedException;
import org.cgmkit.submitter.smart.AuthorizedClient;
import org.cgmkit.submitter.wire.HttpReply;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.cgmkit.submitter.wire.OutgoingRequest;

/**
 * Searches for the patient's orders (guide, "Learn Submission Preferences").
 *
 * @param base the receiver's base URL, without a slash at its end
 * @param wire what sends the searches
 * @param reader what reads the orders
 * @param look how the app looks for them
 * @param progress who follows
 */
public record OrderSearch(
        URI base, AuthorizedClient wire, OrderReader reader, OrderSearchRules look, AppListener progress) {
    private static final int MOST_PAGES = 20;

    /**
     * The active orders of those kinds; empty where the receiver does not say, so that nothing is known.
     *
     * @throws AccessRefusedException where the app has to stop
     */
    public Optional<Orders> find(Set<OrderKind> kinds) throws AccessRefusedException {
        Orders all = Orders.NONE;
        for (OrderKind kind : OrderKind.values()) {
            if (kinds.contains(kind)) {
                Optional<List<JsonNode>> found = found(kind);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                all = all.plus(reader.read(kind, found.get()));
            }
        }
        return Optional.of(all);
    }

    private Optional<List<JsonNode>> found(OrderKind kind) throws AccessRefusedException {
        List<JsonNode> orders = new ArrayList<>();
        String next = base + "/ServiceRequest?" + look.query().of(kind, reader.patient());
        try {
            for (int page = 0; !next.isEmpty() && page < MOST_PAGES; page++) {
                HttpReply reply = wire.send(OutgoingRequest.get(URI.create(next)));
                if (reply.temporary() || reply.status() == 401) {
                    progress.told("The receiver does not say what is ordered now (" + reply.status() + ").");
                    return Optional.empty();
                }
                if (!reply.is("Bundle")) {
                    progress.told("The receiver does not let the app search for orders with the code " + kind.code()
                            + " (" + reply.status() + "): " + reply.said());
                    return Optional.of(List.of());
                }
                next = "";
                for (JsonNode entry : reply.json().path("entry")) {
                    orders.add(entry.path("resource"));
                }
                for (JsonNode link : reply.json().path("link")) {
                    if (link.path("relation").asText().equals("next")) {
                        next = link.path("url").asText();
                    }
                }
            }
            return Optional.of(orders);
        } catch (NoAnswerException e) {
            progress.told(e.sentence());
            return Optional.empty();
        }
    }
}
