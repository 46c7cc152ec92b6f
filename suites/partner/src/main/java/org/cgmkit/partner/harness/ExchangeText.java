package org.cgmkit.partner.harness;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Writes down exchanges with the hosted cloud. */
final class ExchangeText {
    private static final int MOST = 2000;

    private ExchangeText() {}

    /** An exchange as evidence; long answers, which are the kit's own, are shortened. */
    static HttpExchange of(String address, CloudRequest request, CloudAnswer answer, Instant when) {
        List<Header> sent = new ArrayList<>();
        if (!request.authorization().isEmpty()) {
            sent.add(new Header("Authorization", request.authorization()));
        }
        List<Header> answered = new ArrayList<>();
        answer.headers().forEach((name, value) -> answered.add(new Header(name, value)));
        String whole =
                answer.json().isMissingNode() ? answer.text() : answer.json().toString();
        String body =
                whole.length() > MOST ? whole.substring(0, MOST) + "… (" + whole.length() + " characters)" : whole;
        return new HttpExchange(
                when,
                Duration.ZERO,
                request.method(),
                address + request.path() + (request.query().isEmpty() ? "" : "?" + written(request.query())),
                sent,
                written(request.form()),
                answer.status() == 0
                        ? new HttpExchange.NoAnswer("The kit's cloud sent no answer.")
                        : new HttpExchange.Answer(answer.status(), "", answered, body));
    }

    /** Fields as a form. */
    static String written(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    /** The parameters of an address. */
    static Map<String, String> parameters(URI address) {
        return QueryString.firstValues(address.getRawQuery());
    }
}
