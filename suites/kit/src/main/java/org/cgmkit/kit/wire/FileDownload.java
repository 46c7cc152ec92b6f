package org.cgmkit.kit.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Fetches files that are too long to be kept: a body is read while it comes, and only its beginning is evidence. */
public final class FileDownload {
    private static final int SHOWN = 2000;

    private final HttpTarget target;
    private final HttpClients clients;
    private final Consumer<HttpExchange> log;

    /**
     * What is known of an answer before its body is read.
     *
     * @param status the status
     * @param headers the headers
     */
    public record Head(int status, List<Header> headers) {
        /** Keeps a copy. */
        public Head {
            headers = List.copyOf(headers);
        }

        /** The first header with that name, in any case, or an empty text. */
        public String header(String name) {
            return headers.stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * Reads a body.
     *
     * @param <T> what it makes of it
     */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads it, as it comes: nothing of it is decoded. */
        T read(Head head, InputStream body) throws IOException;
    }

    /** Downloads over those connections; what is shown of each goes to the log. */
    public FileDownload(HttpTarget target, HttpClients clients, Consumer<HttpExchange> log) {
        this.target = target;
        this.clients = clients;
        this.log = log;
    }

    /**
     * Fetches a file once, whatever the answer.
     *
     * @param url the whole address, encoded
     * @throws NoAnswerException where no answer came, or it broke off
     */
    public <T> T fetch(String url, List<Header> headers, Reading<T> reading) {
        Instant when = Instant.now();
        long began = System.nanoTime();
        try {
            HttpGet request = new HttpGet(url);
            headers.forEach(each -> request.addHeader(each.name(), each.value()));
            return clients.client(url).execute(request, response -> {
                Head head = new Head(
                        response.getStatusLine().getStatusCode(),
                        Arrays.stream(response.getAllHeaders())
                                .map(each -> new Header(each.getName(), each.getValue()))
                                .toList());
                Beginning body = new Beginning(content(response));
                T made = reading.read(head, body);
                keep(
                        url,
                        headers,
                        when,
                        began,
                        new HttpExchange.Answer(head.status(), "", head.headers(), body.shown()));
                return made;
            });
        } catch (IOException | IllegalArgumentException e) {
            NoAnswerException failure = NoAnswerException.because(e, "GET", url, target.answerTimeout());
            keep(url, headers, when, began, new HttpExchange.NoAnswer(failure.why()));
            throw failure;
        }
    }

    private static InputStream content(HttpResponse response) throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    private void keep(String url, List<Header> headers, Instant when, long began, HttpExchange.Reply reply) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        log.accept(new HttpExchange(when, took, "GET", url, headers, "", reply));
    }

    /** Keeps the first bytes of what is read, and counts all of them. */
    private static final class Beginning extends FilterInputStream {
        private final byte[] first = new byte[SHOWN];
        private long read;

        Beginning(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int count = super.read(into, from, most);
            if (count > 0) {
                if (read < SHOWN) {
                    System.arraycopy(into, from, first, (int) read, (int) Math.min(count, SHOWN - read));
                }
                read += count;
            }
            return count;
        }

        String shown() {
            String text = new String(first, 0, (int) Math.min(read, SHOWN), StandardCharsets.UTF_8);
            return read > SHOWN ? text + "\n… (" + read + " bytes)" : text;
        }
    }
}
