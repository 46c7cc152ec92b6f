package org.cgmkit.ehr.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A response that keeps the beginning of what is written. */
final class KeptResponse extends HttpServletResponseWrapper {
    /** How many bytes of a body are kept. */
    static final int KEPT = 64 * 1024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    KeptResponse(HttpServletResponse response) {
        super(response);
    }

    /** The beginning of the body. */
    String kept() {
        if (writer != null) {
            writer.flush();
        }
        return kept.toString(StandardCharsets.UTF_8) + (kept.size() >= KEPT ? "…" : "");
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter ready = writer;
        if (ready == null) {
            ready = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
            writer = ready;
        }
        return ready;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        super.flushBuffer();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream ready = stream;
        if (ready == null) {
            ready = new Tee(super.getOutputStream());
            stream = ready;
        }
        return ready;
    }

    private final class Tee extends ServletOutputStream {
        private final ServletOutputStream real;

        Tee(ServletOutputStream real) {
            this.real = real;
        }

        @Override
        public void write(int b) throws IOException {
            real.write(b);
            if (kept.size() < KEPT) {
                kept.write(b);
            }
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            real.write(from, offset, length);
            kept.write(from, offset, Math.max(0, Math.min(length, KEPT - kept.size())));
        }

        @Override
        public void flush() throws IOException {
            real.flush();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            real.setWriteListener(listener);
        }
    }
}
