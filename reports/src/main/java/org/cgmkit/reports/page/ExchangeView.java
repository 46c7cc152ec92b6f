package org.cgmkit.reports.page;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.html.HtmlWriter;

/** One exchange on the page: the request and the answer beside each other, with what the finding names marked. */
final class ExchangeView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CheckResult check;
    private final Evidence evidence;
    private final String address;
    private final int room;

    /**
     * A view of an exchange of that check.
     *
     * @param evidence the exchange, with its texts whole
     * @param address where a link to its file leads, as it stands in an attribute
     * @param room about how many characters of each body there may be
     */
    ExchangeView(CheckResult check, Evidence evidence, String address, int room) {
        this.check = check;
        this.evidence = evidence;
        this.address = address;
        this.room = room;
    }

    /** Whether the finding names something that stands in this exchange. */
    boolean isNamed() {
        return isNamed(evidence.response(), false) || isNamed(evidence.request(), false);
    }

    void writeTo(HtmlWriter html) {
        html.raw("<div class=\"exchange\">\n");
        message(html, "Request", evidence.request());
        message(html, "Answer, after " + evidence.took().toMillis() + " ms", evidence.response());
        html.raw("</div>\n");
        html.raw("<p class=\"small\"><a href=\"")
                .raw(address)
                .raw("\">")
                .add(evidence.file())
                .raw("</a></p>\n");
        if (!evidence.curl().isEmpty()) {
            html.raw("<details><summary>Repeat with curl</summary><pre tabindex=\"0\">")
                    .add(evidence.curl())
                    .raw("</pre></details>\n");
        }
    }

    private void message(HtmlWriter html, String title, String text) {
        int end = text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end);
        String body = end < 0 ? "" : text.substring(end + 2);
        html.raw("<div><h5>").add(title).raw("</h5><pre tabindex=\"0\">");
        int line = head.indexOf('\n');
        String first = line < 0 ? head : head.substring(0, line);
        boolean convicts = first.startsWith("HTTP ")
                && check.actual() != null
                && first.substring(5).startsWith(check.actual().strip());
        html.raw(convicts ? "<mark>" : "<b>").add(first).raw(convicts ? "</mark>" : "</b>");
        html.add(line < 0 ? "" : head.substring(line));
        if (!body.isEmpty()) {
            html.raw("\n\n").raw(body(body));
        }
        html.raw("</pre></div>\n");
    }

    private String body(String body) {
        JsonNode json = parsed(body);
        if (json.isContainerNode()) {
            return JsonExcerpt.of(json, marks(json, !isNamed()), room);
        }
        String cut = body.length() <= room
                ? body
                : body.substring(0, room) + "\n… " + (body.length() - room) + " more characters";
        return HtmlWriter.escaped(cut);
    }

    private boolean isNamed(String message, boolean nearly) {
        int end = message.indexOf("\n\n");
        return end >= 0 && !marks(parsed(message.substring(end + 2)), nearly).isEmpty();
    }

    private Set<JsonPointer> marks(JsonNode body, boolean nearly) {
        return check.outcome().isFinding() ? NamedPlaces.of(check, body, nearly) : Set.of();
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? JSON.missingNode() : json;
        } catch (JsonProcessingException e) {
            // Text then, which is shown as it is.
            return JSON.missingNode();
        }
    }
}
