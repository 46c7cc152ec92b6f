package org.cgmkit.ehr.http;

import ca.uhn.fhir.util.UrlUtil;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.validation.submission.SubmittedText;
import org.jspecify.annotations.Nullable;

/** A request whose body can be read more than once, and whose servlet path is its sandbox's. */
final class KeptRequest extends HttpServletRequestWrapper implements AutoCloseable {
    private static final String CODING = "Content-Encoding";

    private final SubmittedText body;
    private final @Nullable Refusal unreadable;
    private final String path;
    private final List<InputStream> opened = new ArrayList<>();

    private KeptRequest(HttpServletRequest request, DecodedBody body, String path) {
        super(request);
        this.body = body.text();
        this.unreadable = body.refusal();
        this.path = path;
    }

    static KeptRequest of(HttpServletRequest request, String path) throws IOException {
        return new KeptRequest(request, DecodedBody.of(request), path);
    }

    /** The body, without its content coding. */
    SubmittedText body() {
        return body;
    }

    /** Why the body cannot be read, or null. */
    @Nullable
    Refusal unreadable() {
        return unreadable;
    }

    /** Without the coding of the body, which is undone: whoever reads it would undo it once more. */
    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(CODING) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(CODING) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    /** The header field as it came. */
    String sent(String name) {
        return String.valueOf(super.getHeader(name));
    }

    /** Closes its body, and what was opened of it: not everybody who reads a request closes it. */
    @Override
    public void close() {
        try (body) {
            for (InputStream stream : opened) {
                stream.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getServletPath() {
        return path;
    }

    /** From the query and a form in the body, which the server itself can no longer read. */
    @Override
    public Map<String, String[]> getParameterMap() {
        String type = getContentType();
        boolean form = type != null && type.startsWith("application/x-www-form-urlencoded");
        String query = getQueryString();
        return UrlUtil.parseQueryStrings(query == null ? "" : query, form ? body.text() : "");
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        InputStream bytes = new BufferedInputStream(body.open());
        opened.add(bytes);
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return bytes.read();
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                return bytes.read(to, offset, length);
            }

            @Override
            public void close() throws IOException {
                bytes.close();
            }

            @Override
            public boolean isFinished() {
                try {
                    return bytes.available() == 0;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("Bodies are read at once here.");
            }
        };
    }
}
