package org.cgmkit.kit.tap;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestWrapper;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Body;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.kit.capture.Interference;

/**
 * Lets a client and a server each know the other under the tap's name: what the client writes of the tap's address, the
 * server reads as its own, and the other way round. Locations, discovery documents and audiences so lead through the tap.
 */
final class AddressRewriter implements StubRequestFilterV2, ResponseTransformerV2, ExchangeAlteration {
    /** What the server's answer is replaced by where there was none (RFC 9110, section 15.6.3). */
    static final int BAD_GATEWAY = 502;

    private static final List<String> TEXT = List.of("json", "xml", "text", "html", "x-www-form-urlencoded");

    private final String own;
    private final Map<UUID, Passing> passing = new ConcurrentHashMap<>();

    private record Passing(OriginPair origins, LoggedRequest asked, boolean unreachable) {}

    /** Forwarding to the server with that scheme and authority. */
    AddressRewriter(String own) {
        this.own = own;
    }

    @Override
    public RequestFilterAction filter(Request request, ServeEvent event) {
        OriginPair origins = new OriginPair(request.getScheme() + "://" + host(request), own);
        passing.put(event.getId(), new Passing(origins, event.getRequest(), false));
        RequestWrapper.Builder changed =
                RequestWrapper.create().transformAbsoluteUrl(url -> inPathAndQuery(url, origins));
        if (isText(
                request.contentTypeHeader().isPresent()
                        ? request.contentTypeHeader().firstValue()
                        : "")) {
            String body = request.getBodyAsString();
            String inward = origins.inward(body);
            if (!inward.equals(body)) {
                changed.transformBody(b -> new Body(inward));
            }
        }
        return RequestFilterAction.continueWith(changed.wrap(request));
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Passing now = passing.get(event.getId());
        if (now == null) {
            return response;
        }
        if (!response.isFromProxy()) {
            passing.put(event.getId(), new Passing(now.origins(), now.asked(), true));
            return Response.Builder.like(response)
                    .but()
                    .status(BAD_GATEWAY)
                    .headers(new HttpHeaders(new HttpHeader("Content-Type", "application/fhir+json")))
                    .body("""
                            {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "transient",
                             "diagnostics": "The tap got no answer from %s: see that the server runs and can be reached."}]}
                            """.formatted(own))
                    .build();
        }
        OriginPair origins = now.origins();
        Response.Builder changed = Response.Builder.like(response)
                .but()
                .headers(new HttpHeaders(response.getHeaders().all().stream()
                        .map(h -> new HttpHeader(
                                h.key(),
                                h.values().stream().map(origins::outward).toList()))
                        .toList()));
        if (isText(
                response.getHeaders().getContentTypeHeader().isPresent()
                        ? response.getHeaders().getContentTypeHeader().firstValue()
                        : "")) {
            String body = response.getBodyAsString();
            String outward = origins.outward(body);
            if (!outward.equals(body)) {
                changed.body(outward).headers(without(changed.build().getHeaders(), "Content-Length"));
            }
        }
        return changed.build();
    }

    @Override
    public LoggedRequest asAsked(ServeEvent event) {
        Passing now = passing.get(event.getId());
        return now == null ? event.getRequest() : now.asked();
    }

    @Override
    public Interference doneTo(ServeEvent event) {
        Passing now = passing.remove(event.getId());
        return now != null && now.unreachable() ? Interference.UNREACHABLE : Interference.NONE;
    }

    @Override
    public String getName() {
        return "forwarding";
    }

    private static HttpHeaders without(HttpHeaders headers, String name) {
        return new HttpHeaders(headers.all().stream()
                .filter(h -> !h.key().equalsIgnoreCase(name))
                .toList());
    }

    private static String host(Request request) {
        return request.containsHeader("Host") ? request.getHeader("Host") : request.getHost() + ":" + request.getPort();
    }

    /** The address itself is the tap's, and where it leads is none of the text's business. */
    private static String inPathAndQuery(String url, OriginPair origins) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url : url.substring(0, path) + origins.inward(url.substring(path));
    }

    private static boolean isText(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return TEXT.stream().anyMatch(type::contains);
    }
}
