package org.cgmkit.console.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.cgmkit.console.web.Reply;

/** Makes pages of templates, which are compiled when the console is built. All that is put into them is escaped. */
public final class Views {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** A page of that template, in a frame. */
    Reply page(int status, String template, Frame frame, Object view) {
        return Reply.page(status, render(template, Map.of("frame", frame, "view", view)));
    }

    /** A page of that template, in a frame. */
    Reply page(String template, Frame frame, Object view) {
        return page(200, template, frame, view);
    }

    /** What a template makes of its parameters. */
    String render(String template, Map<String, Object> parameters) {
        StringOutput out = new StringOutput();
        engine.render(template + ".jte", parameters, out);
        return out.toString();
    }
}
