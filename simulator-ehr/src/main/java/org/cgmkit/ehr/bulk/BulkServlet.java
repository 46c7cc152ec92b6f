package org.cgmkit.ehr.bulk;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.submission.Json;

/** Takes the requests to a bulk source from the web server; lines are sent while they are made. */
final class BulkServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int BUFFER = 1 << 16;

    private final transient Function<BulkRequest, BulkAnswer> answers;
    private final boolean gzip;

    /**
     * A servlet.
     *
     * @param gzip whether lines are compressed for those who take that
     */
    BulkServlet(Function<BulkRequest, BulkAnswer> answers, boolean gzip) {
        this.answers = answers;
        this.gzip = gzip;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        BulkRequest read = read(request);
        BulkAnswer answer = answers.apply(read);
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> {
            if (!name.equals(BulkAnswer.SILENT)) {
                response.setHeader(name, value);
            }
        });
        if (answer.lines() != null) {
            boolean silently = answer.header(BulkAnswer.SILENT).equals("gzip");
            boolean compressed = gzip && read.header("accept-encoding").contains("gzip") && answer.status() == 200;
            if (compressed) {
                response.setHeader("Content-Encoding", "gzip");
            }
            send(answer.lines().iterator(), response.getOutputStream(), compressed || silently);
        } else if (!answer.json().isMissingNode()) {
            response.getOutputStream().write(Json.bytes(answer.json()));
        }
    }

    private static void send(Iterator<String> lines, OutputStream to, boolean compressed) throws IOException {
        try (OutputStream out = compressed ? new GZIPOutputStream(to, BUFFER) : new BufferedOutputStream(to, BUFFER)) {
            while (lines.hasNext()) {
                out.write(lines.next().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static BulkRequest read(HttpServletRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(
                        name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(request.getHeaders(name)))));
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        return new BulkRequest(
                request.getMethod(),
                request.getRequestURL() + (query.isEmpty() ? "" : "?" + query),
                request.getRequestURI(),
                query,
                headers,
                new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
