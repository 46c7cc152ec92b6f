package org.cgmkit.links.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** How bytes were compressed, and what they were before. */
public enum Inflation {
    /** Raw DEFLATE (RFC 1951), which {@code zip} {@code DEF} means. */
    RAW,
    /** DEFLATE within zlib (RFC 1950). */
    ZLIB,
    /** DEFLATE within gzip (RFC 1952). */
    GZIP;

    /** A year of readings has less than half of it; more is no glucose data but an attack. */
    public static final int MOST = 256 << 20;

    private static final int STEP = 1 << 16;

    /** The bytes before they were compressed in that way, or empty where they were not, or are more than {@link #MOST}. */
    public Optional<byte[]> inflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        try (InputStream in = stream(bytes)) {
            for (int n = in.read(step); n >= 0; n = in.read(step)) {
                out.write(step, 0, n);
                if (out.size() > MOST) {
                    return Optional.empty();
                }
            }
            return Optional.of(out.toByteArray());
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
