package org.cgmkit.submitter.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The text of an answer. Some servers and gateways compress what nobody asked them to compress, and some begin with a byte
 * order mark.
 */
final class AnswerText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private AnswerText() {}

    /**
     * The text.
     *
     * @param body the bytes as they came
     * @param coding the value of Content-Encoding, or an empty text
     * @throws IOException where the bytes are not in that coding
     */
    static String of(byte[] body, String coding) throws IOException {
        boolean compressed = coding.strip().toLowerCase(Locale.ROOT).matches("(x-)?gzip") && body.length > 0;
        String text = new String(compressed ? unzipped(body) : body, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        }
    }
}
