package org.cgmkit.kit.proof.mutant;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One end of a kept connection (RFC 9112). No HTTP client of Java's lets whoever uses it name another host or leave out any
 * header, as a proxy has to.
 */
final class WireConnection implements AutoCloseable {
    /** What frames a body, or speaks of the connection; made anew for each message. */
    private static final Set<String> FRAMING =
            Set.of("content-length", "transfer-encoding", "connection", "keep-alive", "expect");

    private final Socket socket;
    private final InputStream in;

    WireConnection(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** The next request, or null where the other end has closed. */
    @Nullable
    WireMessage request() throws IOException {
        return read(false);
    }

    /** The answer to the request that was sent. */
    WireMessage answer(String method) throws IOException {
        WireMessage answer = read(method.equals("HEAD"));
        if (answer == null) {
            throw new EOFException("The peer closed the connection without an answer.");
        }
        return answer.status() / 100 == 1 ? answer(method) : answer;
    }

    /** Sends it, in one piece. */
    void send(WireMessage message) throws IOException {
        StringBuilder head = new StringBuilder(message.start()).append("\r\n");
        message.headers()
                .forEach(h -> head.append(h.getKey())
                        .append(": ")
                        .append(h.getValue())
                        .append("\r\n"));
        boolean bodiless = message.start().matches("HTTP/1.1 (204|304) .*|GET .*");
        if (!bodiless) {
            head.append("Content-Length: ").append(message.body().length).append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!bodiless) {
            out.writeBytes(message.body());
        }
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
    }

    private @Nullable WireMessage read(boolean headOnly) throws IOException {
        String start = line();
        if (start == null) {
            return null;
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        int length = -1;
        boolean chunked = false;
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                default -> {
                    if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                        headers.add(Map.entry(name, value));
                    }
                }
            }
        }
        boolean answer = start.startsWith("HTTP/");
        if (headOnly || start.matches("HTTP/1.1 (204|304|1\\d\\d).*")) {
            return new WireMessage(start, headers, "");
        }
        if (chunked) {
            return new WireMessage(start, headers, new String(chunks(), StandardCharsets.ISO_8859_1));
        }
        byte[] body = length >= 0 ? in.readNBytes(length) : answer ? in.readAllBytes() : new byte[0];
        return new WireMessage(start, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            int length = size == null ? 0 : Integer.parseInt(size.split(";", 2)[0].strip(), 16);
            if (length == 0) {
                for (String line = line(); line != null && !line.isEmpty(); line = line()) {
                    // Trailers tell nothing here.
                }
                return body.toByteArray();
            }
            body.writeBytes(in.readNBytes(length));
            line();
        }
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); ; c = in.read()) {
            if (c < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
