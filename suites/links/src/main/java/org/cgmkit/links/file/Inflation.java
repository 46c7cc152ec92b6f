package org.cgmkit.links.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.cgmkit.kit.wire.LongestAnswer;

/** How bytes were compressed, and what they were before. */
public enum Inflation {
    /** Raw DEFLATE (RFC 1951), which {@code zip} {@code DEF} means. */
    RAW,
    /** DEFLATE within zlib (RFC 1950). */
    ZLIB,
    /** DEFLATE within gzip (RFC 1952). */
    GZIP;

    /** The bytes before they were compressed in that way, or empty where they were not, or are more than the kit reads. */
    public Optional<byte[]> inflate(byte[] bytes) {
        try (InputStream in = stream(bytes)) {
            return Optional.of(LongestAnswer.read(in));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private InputStream stream(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return switch (this) {
            case RAW -> new InflaterInputStream(in, new Inflater(true));
            case ZLIB -> new InflaterInputStream(in);
            case GZIP -> new GZIPInputStream(in);
        };
    }
}
