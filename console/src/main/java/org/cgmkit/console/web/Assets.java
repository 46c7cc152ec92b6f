package org.cgmkit.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.console.store.Secret;
import org.jspecify.annotations.Nullable;

/** Style sheets and scripts, which all pages share. */
public final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css",
            "pico.classless.min.css", "text/css",
            "uplot.min.css", "text/css",
            "console.js", "text/javascript",
            "curve.js", "text/javascript",
            "htmx.min.js", "text/javascript",
            "hx-sse.min.js", "text/javascript",
            "uplot.min.js", "text/javascript",
            "LICENSES.txt", "text/plain");

    private final Map<String, Asset> assets = new HashMap<>();

    private record Asset(byte[] bytes, String tag) {}

    /** Reads all of them. */
    public Assets() {
        TYPES.keySet().forEach(name -> assets.put(name, read(name)));
    }

    /** Answers with one of them. A browser asks each time, and gets it only where it has another one. */
    public Reply reply(String name) {
        Asset asset = assets.get(name);
        String type = TYPES.get(name);
        if (asset == null || type == null) {
            throw PageException.notFound();
        }
        return (request, response) -> {
            response.setHeader("ETag", asset.tag());
            response.setHeader("Cache-Control", "no-cache");
            @Nullable String known = request.getHeader("If-None-Match");
            if (asset.tag().equals(known)) {
                response.setStatus(304);
                return;
            }
            response.setContentType(type + ";charset=UTF-8");
            response.getOutputStream().write(asset.bytes());
        };
    }

    private static Asset read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar.");
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(
                    bytes,
                    "\""
                            + Secret.hash(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                                    .substring(0, 16)
                            + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
