package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.ehr.authorization.oauth.RandomSecrets;
import org.cgmkit.ehr.receiver.DataReceiver;

/** The page at {@code /}: what this is, how to talk to it, and what it is asked; {@code ?sandbox=ID} for another sandbox. */
public final class LandingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String STYLE = resource("home.css");
    private static final String SCRIPT = resource("home.js");

    private final transient Sandboxes sandboxes;

    /** A page about these sandboxes. */
    public LandingServlet(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wanted = request.getParameter("sandbox");
        Optional<DataReceiver> found = sandboxes.find(wanted == null ? Sandboxes.DEFAULT : wanted);
        String body = found.map(receiver -> new HomePage(
                                sandboxes,
                                receiver,
                                sandboxes.calledBase(request, receiver),
                                sandboxes.calledAuthorization(request, receiver))
                        .html())
                .orElse(
                        "<h1>No such sandbox</h1>\n<p>It was never there, or it was deleted: <a href=\"/\">to the default one</a>."
                                + "</p>\n");
        // Nothing but these two runs in the page, whatever stands in a request that it shows.
        String nonce = RandomSecrets.fresh();
        response.setStatus(found.isPresent() ? 200 : 404);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; connect-src 'self'; img-src data:; style-src 'nonce-" + nonce
                        + "'; script-src 'nonce-" + nonce + "'; base-uri 'none'; frame-ancestors 'none'");
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <link rel="icon" href="data:,">
                <title>cgmkit EHR simulator</title>
                <style nonce="%1$s">
                %2$s</style>
                </head>
                <body>
                <main>
                %3$s</main>
                %4$s</body>
                </html>
                """.formatted(
                        nonce,
                        STYLE,
                        body,
                        found.isPresent() ? "<script nonce=\"" + nonce + "\">\n" + SCRIPT + "</script>\n" : "");
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(LandingServlet.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
