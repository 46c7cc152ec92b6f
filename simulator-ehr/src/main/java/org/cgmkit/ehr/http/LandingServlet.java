package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.store.StoredResource;

/** The page at {@code /}: what this is, and how to talk to it. */
public final class LandingServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Sandboxes sandboxes;

    /** A page about these sandboxes. */
    public LandingServlet(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        DataReceiver receiver = sandboxes.find(Sandboxes.DEFAULT).orElseThrow();
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page(receiver).getBytes(StandardCharsets.UTF_8));
    }

    private String page(DataReceiver receiver) {
        String base = sandboxes.baseUrl(receiver);
        String patient = receiver.options().patient();
        return """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>cgmkit EHR simulator</title>
                <style>
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
                  pre { background: #f2f2f2; color: #111; padding: .75rem; overflow-x: auto; }
                </style>
                <h1>cgmkit EHR simulator</h1>
                <p>A simulated receiver of continuous glucose monitoring data, after the HL7 FHIR guide for CGM (STU 1).
                It keeps no real patient data; do not send any.</p>
                <p>FHIR base URL: <code>%1$s</code> (behaviour %2$s, %3$s)</p>
                <h2>Patients</h2>
                <ul>%4$s</ul>
                <h2>Submit</h2>
                <pre>curl -H 'Content-Type: application/fhir+json' --data @bundle.json '%1$s/$submit-cgm-bundle'</pre>
                <h2>Look</h2>
                <pre>curl '%1$s/metadata'
                curl '%1$s/Observation?patient=%5$s'</pre>
                <h2>Sandboxes</h2>
                <p>Isolated receivers: <code>POST /sandboxes</code> with
                <code>{"behaviour": "…", "defects": ["…"]}</code> makes one, <code>DELETE /sandboxes/ID</code> throws it
                away, <code>GET /sandboxes/ID/requests</code> shows what it was asked.</p>
                <ul>%6$s</ul>
                </html>
                """.formatted(
                        base,
                        receiver.behaviour().name(),
                        patient == null ? "for any patient" : "for Patient/" + patient,
                        patients(receiver.patients()),
                        patient == null ? SandboxOptions.PATIENT : patient,
                        links());
    }

    private static String patients(List<StoredResource> patients) {
        StringBuilder items = new StringBuilder();
        for (StoredResource patient : patients) {
            var name = patient.resource().path("name").path(0);
            items.append("<li><code>")
                    .append(escaped(patient.id()))
                    .append("</code> ")
                    .append(escaped(name.path("given").path(0).asText("") + " "
                            + name.path("family").asText("")))
                    .append("</li>");
        }
        return items.toString();
    }

    private String links() {
        StringBuilder items = new StringBuilder();
        for (DataReceiver receiver : sandboxes.all()) {
            items.append("<li><code>")
                    .append(escaped(sandboxes.baseUrl(receiver)))
                    .append("</code> ")
                    .append(escaped(receiver.behaviour().name()))
                    .append("</li>");
        }
        return items.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
