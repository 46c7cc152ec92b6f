package org.cgmkit.links.person;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.cgmkit.links.link.QrDrawing;
import org.cgmkit.reports.html.HtmlWriter;

/**
 * What a person is asked to do next, as a form.
 *
 * @param number which one it is, so that an answer to another one is not taken for one to this
 * @param step the name of the step
 * @param markup what stands in the form
 */
record PersonTask(int number, String step, String markup) {
    /** The name of the button by which a person says that it is done. */
    static final String DONE = "done";

    private static final String STYLE = """
            body { font: 1.1em/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
            textarea { width: 100%; height: 7rem; font-family: monospace; box-sizing: border-box; }
            label { display: block; padding: .3rem 0; }
            button { font: inherit; padding: .5rem 1rem; margin: 1rem 1rem 0 0; }
            img { max-width: 100%; image-rendering: pixelated; }
            code { background: #eee; padding: 0 .3rem; }
            """;
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /** Asks to give a link to the receiver. */
    static PersonTask opening(int number, Map<String, String> variables) {
        String step = variables.getOrDefault("CGMKIT_STEP", "");
        HtmlWriter form = new HtmlWriter();
        form.element(
                "p",
                "Open this link in the receiver, as text or as a QR code, and leave it open: the receiver may come back to it.");
        form.raw("<textarea readonly>").add(link(variables)).raw("</textarea>\n");
        code(form, link(variables));
        passcode(form, variables);
        return new PersonTask(
                number, step, buttons(form, "The receiver has taken it", "The receiver does not take it"));
    }

    /** Asks to have the receiver scan a link. */
    static PersonTask scanning(int number, Map<String, String> variables) {
        HtmlWriter form = new HtmlWriter();
        form.element("p", "Scan this code with the receiver.");
        code(form, link(variables));
        return new PersonTask(
                number,
                variables.getOrDefault("CGMKIT_STEP", ""),
                buttons(form, "It is scanned", "The receiver does not read it"));
    }

    /** Asks what is shown. */
    static PersonTask looking(int number, String step, List<String> captions) {
        HtmlWriter form = new HtmlWriter();
        form.raw("<p>What does the receiver show now of the link of the step <code>")
                .add(step)
                .raw("</code>? Tick all that is there, and only that. One or more are not.</p>\n");
        for (int i = 0; i < captions.size(); i++) {
            form.raw("<label><input type=\"checkbox\" name=\"s" + i + "\" value=\"1\"> ")
                    .add(captions.get(i))
                    .raw("</label>\n");
        }
        return new PersonTask(number, step, buttons(form, "That is all", ""));
    }

    private static String link(Map<String, String> variables) {
        return variables.getOrDefault("CGMKIT_LINK", "");
    }

    private static void code(HtmlWriter form, String link) {
        form.raw("<p><img alt=\"QR code of the link\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(QrDrawing.png(link)) + "\"></p>\n");
    }

    private static void passcode(HtmlWriter form, Map<String, String> variables) {
        String passcode = variables.getOrDefault("CGMKIT_PASSCODE", "");
        if (!passcode.isEmpty()) {
            form.raw("<p>The passcode is <code>").add(passcode).raw("</code>. Enter it once.</p>\n");
        }
    }

    private static String buttons(HtmlWriter form, String yes, String no) {
        form.raw("<p><button name=\"" + DONE + "\" value=\"yes\">").add(yes).raw("</button>");
        if (!no.isEmpty()) {
            form.raw("<button name=\"" + DONE + "\" value=\"no\">").add(no).raw("</button>");
        }
        return form.raw("</p>\n").markup();
    }

    /** The page of a task. */
    static String page(PersonTask task) {
        HtmlWriter page = new HtmlWriter();
        page.begin("cgmkit: a receiver of links", STYLE, POLICY);
        page.raw("<h1>").add("Step " + task.step()).raw("</h1>\n<form method=\"post\">\n");
        page.raw("<input type=\"hidden\" name=\"task\" value=\"" + task.number() + "\">\n");
        return page.raw(task.markup()).raw("</form>\n").end();
    }

    /** The page while there is nothing to do, which looks again after a second. */
    static String waiting(String why) {
        HtmlWriter page = new HtmlWriter();
        page.begin("cgmkit: a receiver of links", STYLE, POLICY);
        page.raw("<meta http-equiv=\"refresh\" content=\"1\">\n");
        page.element("p", why);
        return page.end();
    }
}
