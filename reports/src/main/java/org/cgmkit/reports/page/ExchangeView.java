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
    private final Message request;
    private final Message response;

    /** A message as its head and its body, which is JSON or missing. */
    private record Message(String head, String body, JsonNode json) {
        static Message of(String text) {
            int end = text.indexOf("\n\n");
            String body = end < 0 ? "" : text.substring(end + 2);
            return new Message(end < 0 ? text : text.substring(0, end), body, parsed(body));
        }
    }

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
        this.request = Message.of(evidence.request());
        this.response = Message.of(evidence.response());
    }

    /** Whether the finding names something that stands in this exchange. */
    boolean isNamed() {
        return !marks(response, false).isEmpty() || !marks(request, false).isEmpty();
    }

    void writeTo(HtmlWriter html) {
        // What lacks its last steps is marked only where nothing is named that is there.
        boolean nearly = !isNamed();
        html.raw("<div class=\"exchange\">\n");
        write(html, "Request", request, nearly);
        write(html, "Answer, after " + evidence.took().toMillis() + " ms", response, nearly);
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

    private void write(HtmlWriter html, String title, Message message, boolean nearly) {
        html.raw("<div><h5>").add(title).raw("</h5><pre tabindex=\"0\">");
        int line = message.head().indexOf('\n');
        String first = line < 0 ? message.head() : message.head().substring(0, line);
        boolean convicts = first.startsWith("HTTP ")
                && check.actual() != null
                && first.substring(5).startsWith(check.actual().strip());
        html.raw(convicts ? "<mark>" : "<b>").add(first).raw(convicts ? "</mark>" : "</b>");
        html.add(line < 0 ? "" : message.head().substring(line));
        if (!message.body().isEmpty()) {
            html.raw("\n\n").raw(body(message, nearly));
        }
        html.raw("</pre></div>\n");
    }

    private String body(Message message, boolean nearly) {
        if (message.json().isContainerNode()) {
            return JsonExcerpt.of(message.json(), marks(message, nearly), room);
        }
        String body = message.body();
        String cut = body.length() <= room
                ? body
                : body.substring(0, room) + "\n… " + (body.length() - room) + " more characters";
        return HtmlWriter.escaped(cut);
    }

    private Set<JsonPointer> marks(Message message, boolean nearly) {
        return check.outcome().isFinding() ? NamedPlaces.of(check, message.json(), nearly) : Set.of();
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
