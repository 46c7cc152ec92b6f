package org.cgmkit.shlink.creator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWEDecrypterOption;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.opts.MaxCompressedCipherTextLength;
import com.nimbusds.jose.crypto.opts.MaxDecompressedPlainTextLength;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Set;

/** Opens links with a library and without the kit. */
final class PlainReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 50_000_000;
    private static final Set<JWEDecrypterOption> LIMITS =
            Set.of(new MaxCompressedCipherTextLength(LONGEST), new MaxDecompressedPlainTextLength(LONGEST));

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonNode payload;

    PlainReader(MadeLink link) throws IOException {
        String encoded = link.text().substring(link.text().indexOf("shlink:/") + "shlink:/".length());
        this.payload = JSON.readTree(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
    }

    JsonNode payload() {
        return payload;
    }

    HttpResponse<String> post(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(payload.path("url").asText()))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    JsonNode manifest() throws Exception {
        return JSON.readTree(post("{\"recipient\":\"a test\"}").body());
    }

    HttpResponse<String> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    /** The resource of a file that a manifest lists. */
    JsonNode file(JsonNode entry) throws Exception {
        return opened(
                entry.has("embedded")
                        ? entry.path("embedded").asText()
                        : get(entry.path("location").asText()).body());
    }

    JsonNode opened(String sealed) throws Exception {
        JWEObject jwe = JWEObject.parse(sealed);
        byte[] key = Base64.getUrlDecoder().decode(payload.path("key").asText());
        jwe.decrypt(new DirectDecrypter(key, LIMITS), LIMITS);
        return JSON.readTree(jwe.getPayload().toBytes());
    }
}
