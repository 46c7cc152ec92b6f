package org.cgmkit.kit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that asks for a user, leads every CONNECT to one port of this machine, and remembers what was asked for. */
final class ConnectProxy implements AutoCloseable {
    private static final String WHO_ARE_YOU = String.join(
            "\r\n",
            "HTTP/1.1 407 Proxy Authentication Required",
            "Proxy-Authenticate: Basic realm=\"tunnel\"",
            "Content-Length: 0",
            "Connection: close",
            "",
            "");

    private final ServerSocket listening;
    private final int leadsTo;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ConnectProxy(int leadsTo) throws IOException {
        this.leadsTo = leadsTo;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The heads of the requests so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                threads.execute(() -> tunnel(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void tunnel(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), leadsTo)) {
            String head = head(client.getInputStream());
            asked.add(head);
            if (!head.contains("Proxy-Authorization: ")) {
                client.getOutputStream().write(WHO_ARE_YOU.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> copy(client, server));
            copy(server, client);
        } catch (IOException e) {
            // The one side or the other has gone.
        }
    }

    private static String head(InputStream from) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = from.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The one side or the other has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
