package org.cgmkit.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.console.store.Secret;

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

    private final Map<String, byte[]> assets = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    /** Reads all of them. */
    public Assets() {
        for (String name : TYPES.keySet()) {
            byte[] asset = read(name);
            assets.put(name, asset);
            tags.put(name, "\"" + Secret.hash(new String(asset, StandardCharsets.ISO_8859_1)) + "\"");
        }
    }

    /** Answers with one of them. A browser asks each time, and gets it only where it has another one. */
    public Reply reply(String name) {
        byte[] asset = assets.get(name);
        String tag = tags.get(name);
        String type = TYPES.get(name);
        if (asset == null || tag == null || type == null) {
            throw PageException.notFound();
        }
        return (request, response) -> {
            response.setHeader("ETag", tag);
            response.setHeader("Cache-Control", "no-cache");
            String known = request.getHeader("If-None-Match");
            if (tag.equals(known)) {
                response.setStatus(304);
                return;
            }
            response.setContentType(type + ";charset=UTF-8");
            response.getOutputStream().write(asset);
        };
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
