package org.cgmkit.kit.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that keeps connections open as HTTP/1.1 does, until it closes one without having said so. */
final class ForgetfulServer implements AutoCloseable {
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore closed = new Semaphore(0);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Closing closing;

    /** When it closes a connection. */
    enum Closing {
        /** Never. */
        NEVER,
        /** After its first answer. */
        AFTER_ANSWER,
        /** When the second request on it has come, in place of the answer. */
        AT_SECOND_REQUEST,
        /** When any request has come, in place of the answer. */
        AT_ANY_REQUEST
    }

    ForgetfulServer(Closing closing) throws IOException {
        this.closing = closing;
        Thread.ofVirtual().start(this::accept);
    }

    String base() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** How often somebody connected. */
    int connections() {
        return connections.get();
    }

    /** Waits until it has closed one more connection. */
    void awaitClosed() throws InterruptedException {
        closed.acquire();
    }

    /** The first lines of the requests that came, as a whole. */
    List<String> received() {
        return received;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int number = 1; ; number++) {
                String request = request(in);
                if (request.isEmpty()) {
                    return;
                }
                received.add(request);
                if ((closing == Closing.AT_SECOND_REQUEST && number == 2) || closing == Closing.AT_ANY_REQUEST) {
                    return;
                }
                socket.getOutputStream().write(OK);
                if (closing == Closing.AFTER_ANSWER) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client is gone.
        } finally {
            closed.release();
        }
    }

    /** Reads a request to its end and gives its first line; empty where none comes any more. */
    private static String request(InputStream in) throws IOException {
        String first = line(in);
        int length = 0;
        for (String header = first; !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.readNBytes(length);
        return first;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
