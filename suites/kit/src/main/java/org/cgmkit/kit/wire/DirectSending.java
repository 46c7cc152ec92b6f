package org.cgmkit.kit.wire;

import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.entity.DeflateDecompressingEntity;
import org.apache.http.client.entity.GzipDecompressingEntity;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * The last of REST Assured's filters: gives a request to HttpClient as it is. REST Assured's own last filter takes each request
 * apart and builds it anew: it decodes what is escaped in a path, joins double slashes, and sets a query together again, where a
 * conformance test has to send what it says. It does so in Groovy that looks up each method when it is called, which is half of
 * the processor time that a request takes.
 */
final class DirectSending implements Filter {
    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    /** The methods whose requests say the length of their body even where they have none (RFC 9110, 8.6). */
    private static final Set<String> BODIES = Set.of("POST", "PUT", "PATCH");

    private final HttpClient client;
    private final String url;

    /** Sends to that address, encoded; all else is of the specification, whose body is of bytes. */
    DirectSending(HttpClient client, String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        try {
            HttpUriRequest message = message(request);
            HttpResponse answer = client.execute(message);
            return new ResponseBuilder()
                    .setStatusCode(answer.getStatusLine().getStatusCode())
                    .setStatusLine(answer.getStatusLine().toString())
                    .setHeaders(new Headers(Arrays.stream(answer.getAllHeaders())
                            .map(h -> new Header(h.getName(), h.getValue()))
                            .toList()))
                    .setBody(body(message, answer.getEntity()))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpUriRequest message(FilterableRequestSpecification request) {
        RequestBuilder message = RequestBuilder.create(request.getMethod()).setUri(URI.create(url));
        for (Header header : request.getHeaders()) {
            message.addHeader(header.getName(), header.getValue());
        }
        if (message.getFirstHeader(ACCEPT_ENCODING) == null) {
            message.addHeader(ACCEPT_ENCODING, "gzip,deflate");
        }
        byte @Nullable [] body = request.getBody();
        if (body != null || BODIES.contains(request.getMethod())) {
            message.setEntity(new ByteArrayEntity(body == null ? new byte[0] : body));
        }
        return message.build();
    }

    /** All of the answer's body, read to its end so that the connection is free again; one that is too long is broken off. */
    private static byte[] body(HttpUriRequest request, @Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        try {
            InputStream stream = decoded(entity).getContent();
            byte[] all = LongestAnswer.read(stream);
            stream.close();
            return all;
        } catch (IOException e) {
            // Not closed: that would read the rest.
            request.abort();
            throw e;
        }
    }

    private static HttpEntity decoded(HttpEntity entity) {
        String encoding = entity.getContentEncoding() == null
                ? ""
                : entity.getContentEncoding().getValue().strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GzipDecompressingEntity(entity);
            case "deflate" -> new DeflateDecompressingEntity(entity);
            default -> entity;
        };
    }
}
