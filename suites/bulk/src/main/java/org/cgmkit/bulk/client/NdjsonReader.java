package org.cgmkit.bulk.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a file of one resource a line while it comes; it keeps one line at a time, and none that is longer than 16 MB. */
public final class NdjsonReader {
    private static final int LONGEST = 16 << 20;
    private static final int STEP = 1 << 16;
    private static final int FEW = 5;
    private static final char MARK = '\uFEFF';

    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Consumer<ObjectNode> resources;
    private final List<String> bad = new ArrayList<>();
    private long badLines;
    private long lines;
    private boolean unread;

    /** A reader that hands on each resource. */
    public NdjsonReader(Consumer<ObjectNode> resources) {
        this.resources = resources;
    }

    /** Reads all of it. */
    public void read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] step = new byte[STEP];
        boolean tooLong = false;
        for (int count = in.read(step); count >= 0; count = in.read(step)) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (step[i] == '\n') {
                    line.write(step, from, i - from);
                    take(line, tooLong);
                    tooLong = false;
                    from = i + 1;
                }
            }
            if (line.size() + count - from > LONGEST) {
                tooLong = true;
                line.reset();
            } else {
                line.write(step, from, count - from);
            }
        }
        if (line.size() > 0) {
            take(line, tooLong);
        }
    }

    private void take(ByteArrayOutputStream bytes, boolean tooLong) {
        lines++;
        byte[] line = bytes.toByteArray();
        bytes.reset();
        if (tooLong) {
            unread = true;
            complain("is longer than " + (LONGEST >> 20) + " MB");
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            take(text);
        } catch (CharacterCodingException e) {
            unread = true;
            complain("is not UTF-8");
        }
    }

    private void take(String text) {
        if (text.isBlank()) {
            lines--;
            return;
        }
        Optional<ObjectNode> resource = parsed(text);
        if (resource.isEmpty()) {
            complain(text.charAt(0) == MARK ? "begins with a byte order mark" : "is no JSON object: " + shown(text));
            String tidy = text.replaceFirst("^[\\uFEFF\\[,\\s]+", "").replaceFirst("[,\\]\\s]+$", "");
            resource = parsed(tidy);
            unread = unread || (resource.isEmpty() && !tidy.isEmpty());
        }
        resource.ifPresent(resources);
    }

    private static Optional<ObjectNode> parsed(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private void complain(String what) {
        badLines++;
        if (bad.size() < FEW) {
            bad.add("line " + lines + " " + what);
        }
    }

    /** How many lines there were that are not blank. */
    public long lines() {
        return lines;
    }

    /** What is wrong with lines, the first few of them. */
    public List<String> bad() {
        return List.copyOf(bad);
    }

    /** How many lines there is something wrong with. */
    public long badLines() {
        return badLines;
    }

    /** Whether there are lines of which no resource could be made. */
    public boolean unread() {
        return unread;
    }
}
