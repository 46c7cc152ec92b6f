package org.cgmkit.console.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of server-sent events, written by a thread of its own, which costs little while nothing comes.
 *
 * @param source writes the events until there are no more
 */
public record StreamReply(Source source) implements Reply {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReply.class);

    /** Writes events. */
    @FunctionalInterface
    public interface Source {
        /**
         * Writes events until there are no more.
         *
         * @throws IOException where the client is gone
         */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0);
        Thread.ofVirtual().name("stream").start(() -> {
            try {
                source.writeTo(response.getOutputStream());
            } catch (IOException e) {
                LOG.debug("The client of a stream is gone.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("A stream broke off.", e);
            } finally {
                async.complete();
            }
        });
    }
}
