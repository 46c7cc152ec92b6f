package org.cgmkit.partner.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.config.PartnerTarget;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.Paging;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * Questions for data, page by page.
 *
 * @param target the partner
 * @param wire the way to it
 * @param log keeps each exchange
 */
public record DataCalls(PartnerTarget target, Wire wire, Consumer<HttpExchange> log) {
    private static final int MOST_PAGES = 200;
    private static final int EMPTY_PAGES = 3;

    /** Asks once, with a token; with none where it is empty. */
    public Exchange once(Question question, String token) {
        return get(target.server().baseUrl() + question.first().path(), token);
    }

    /** The same without a second try after 429. */
    public Exchange unhurried(Question question, String token) {
        return wire.once(
                log, "GET", target.server().baseUrl() + question.first().path(), headers(token), null);
    }

    /** The same, where there may be no answer. */
    public Optional<Exchange> attempt(Question question, String token) {
        return wire.attempt(
                log, "GET", target.server().baseUrl() + question.first().path(), headers(token), null);
    }

    private Exchange get(String url, String token) {
        return wire.send(log, "GET", url, headers(token), null);
    }

    private static List<Header> headers(String token) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Accept", "application/json"));
        if (!token.isEmpty()) {
            headers.add(new Header("Authorization", "Bearer " + token));
        }
        return headers;
    }

    /** Asks and follows the pages to their end. */
    public Fetched all(Question question, String token) {
        List<Exchange> pages = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        List<MappedRecord> records = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String endless = "";
        int empty = 0;
        @Nullable String url = target.server().baseUrl() + question.first().path();
        int number = 0;
        while (url != null) {
            Exchange page = get(url, token);
            pages.add(page);
            if (!page.succeeded()) {
                break;
            }
            JsonNode list = question.stream().list(page.json());
            int size = list.isArray() ? list.size() : 0;
            sizes.add(size);
            records.addAll(question.stream().read(page.json(), wire.now()));
            empty = size == 0 ? empty + 1 : 0;
            url = next(question, page, url, ++number, size);
            if (url != null && (!seen.add(url) || empty >= EMPTY_PAGES || number >= MOST_PAGES)) {
                endless = "after " + number + " pages there is still another one"
                        + (empty > 0 ? ", though " + empty + " in a row were empty" : "");
                url = null;
            }
        }
        return new Fetched(question, pages, sizes, records, endless, List.of());
    }

    private @Nullable String next(Question question, Exchange page, String url, int number, int size) {
        return switch (question.stream().paging()) {
            case Paging.None none -> null;
            case Paging.Counted(int from) -> {
                Integer batch = target.agreement().batch();
                boolean last = size == 0 || (batch != null && size < batch);
                yield last
                        ? null
                        : target.server().baseUrl()
                                + question.with("page", String.valueOf(from + number))
                                        .path();
            }
            case Paging.Cursor(var at) -> {
                String cursor = page.json().at(at.pointer()).asText("");
                yield cursor.isEmpty() || cursor.equals("null")
                        ? null
                        : target.server().baseUrl()
                                + question.with("cursor", cursor).path();
            }
            case Paging.Next(var at) -> {
                String next = page.json().at(at.pointer()).asText("");
                yield next.isEmpty() || next.equals("null")
                        ? null
                        : URI.create(url).resolve(next).toString();
            }
        };
    }
}
