package org.cgmkit.reports.drawing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.cgmkit.reports.DurationText;
import org.cgmkit.reports.figure.TimeLine;
import org.cgmkit.reports.figure.TimeLine.Change;
import org.cgmkit.reports.figure.TimeLine.Event;
import org.cgmkit.reports.figure.TimeLine.Step;
import org.cgmkit.reports.figure.TimeLine.Wait;
import org.cgmkit.reports.html.HtmlWriter;

/**
 * The steps of a run as a list: each with what was waited for in sentences, a strip of its own time on which waits are bars and
 * events are marks, and its events as links.
 */
final class TimeLineDrawing {
    private static final Pattern KEPT = Pattern.compile("evidence/[^/\\\\]+");

    /** A mark for each kind of event, told apart by its form also where there are no colours. */
    private static final List<String> FORMS =
            List.of("M-5-5H5V5H-5Z", "M0-6 6 0 0 6-6 0Z", "M0-6 6 5H-6Z", "M-1.5-5H1.5V5H-1.5Z");

    private final HtmlWriter html;
    private final String id;
    private final UnaryOperator<String> addresses;

    TimeLineDrawing(HtmlWriter html, String id, UnaryOperator<String> addresses) {
        this.html = html;
        this.id = id;
        this.addresses = addresses;
    }

    void draw(TimeLine line) {
        List<String> kinds = line.steps().stream()
                .flatMap(step -> step.came().keySet().stream())
                .distinct()
                .toList();
        legend(kinds, line);
        html.raw("<ol class=\"steps\">\n");
        Instant began =
                line.steps().isEmpty() ? Instant.EPOCH : line.steps().getFirst().began();
        for (int i = 0; i < line.steps().size(); i++) {
            step(line.steps().get(i), began, kinds, id + "-" + (i + 1));
        }
        html.raw("</ol>\n");
    }

    private void legend(List<String> kinds, TimeLine line) {
        html.raw("<svg class=\"marks\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
        for (int i = 0; i < FORMS.size(); i++) {
            html.raw("<path id=\"" + id + "-mark-" + i + "\" d=\"" + FORMS.get(i) + "\"/>");
        }
        html.raw("</defs></svg>\n<ul class=\"legend\">");
        for (String kind : kinds) {
            entry(mark(kinds, kind, "", "9", "9"), kind);
        }
        if (line.steps().stream().flatMap(s -> s.events().stream()).anyMatch(e -> !e.taken())) {
            entry(mark(kinds, kinds.getFirst(), " refused", "9", "9"), "hollow: refused, or not answered");
        }
        List<Wait> waits =
                line.steps().stream().flatMap(s -> s.waits().stream()).toList();
        if (line.steps().stream().anyMatch(step -> !step.changes().isEmpty())) {
            entry("<line class=\"change\" x1=\"9\" x2=\"9\" y1=\"1\" y2=\"17\"/>", "changed by cgmkit");
        }
        if (waits.stream().anyMatch(Wait::came)) {
            entry("<rect class=\"wait\" x=\"1\" y=\"5\" width=\"16\" height=\"8\"/>", "waited for");
        }
        if (waits.stream().anyMatch(wait -> !wait.came())) {
            entry("<rect class=\"wait vain\" x=\"1\" y=\"5\" width=\"16\" height=\"8\"/>", "waited for in vain");
        }
        html.raw("</ul>\n");
    }

    private void entry(String drawn, String words) {
        html.raw("<li><svg width=\"18\" height=\"18\" aria-hidden=\"true\">" + drawn + "</svg>")
                .add(words)
                .raw("</li>");
    }

    private void step(Step step, Instant run, List<String> kinds, String strip) {
        html.raw("<li class=\"step\"><div><h4>").add(step.title()).raw("</h4>\n");
        if (!step.leftOut().isEmpty()) {
            html.raw("</div><p class=\"small\">Left out. ").add(step.leftOut()).raw("</p></li>\n");
            return;
        }
        html.raw("<p class=\"small\">")
                .add("Began after " + DurationText.of(Duration.between(run, step.began())) + ", took "
                        + DurationText.of(took(step)) + ". " + counts(step))
                .raw("</p>\n");
        if (!step.waits().isEmpty() || !step.changes().isEmpty()) {
            html.raw("<ul class=\"waits\">");
            step.waits().forEach(this::wait);
            step.changes().forEach(change -> change(step, change));
            html.raw("</ul>\n");
        }
        html.raw("</div><div>\n");
        strip(step, kinds, strip);
        events(step);
        html.raw("</div></li>\n");
    }

    private void wait(Wait wait) {
        String took = DurationText.of(Duration.between(wait.began(), wait.ended()));
        html.raw("<li>");
        if (wait.came()) {
            html.add("Waited " + took + " for " + wait.what() + ".");
        } else {
            html.raw("<b class=\"FAIL\">")
                    .add("Waited " + took + " in vain for " + wait.what() + ".")
                    .raw("</b>")
                    .add(wait.remark().isEmpty() ? "" : " " + wait.remark());
        }
        html.raw("</li>");
    }

    private void change(Step step, Change change) {
        html.raw("<li>")
                .add("After " + DurationText.of(Duration.between(step.began(), change.at())) + ": " + change.what())
                .raw("</li>");
    }

    private void strip(Step step, List<String> kinds, String strip) {
        double whole = Math.max(1, took(step).toMillis());
        Plot.begin(
                html,
                "strip",
                strip,
                "Time line of " + step.title(),
                step.events().size() + " marks, " + step.changes().size() + " changes and "
                        + step.waits().size() + " bars over " + DurationText.of(took(step))
                        + "; the lists beside it say the same.");
        TimeTicks.since(took(step)).forEach(tick -> Plot.tick(html, tick));
        for (Wait wait : step.waits()) {
            double from = place(step, wait.began(), whole);
            html.raw("<rect class=\"wait" + (wait.came() ? "" : " vain") + "\" x=\"" + Plot.percent(from)
                    + "\" y=\"4\" width=\"" + Plot.percent(Math.max(0.002, place(step, wait.ended(), whole) - from))
                    + "\" height=\"8\"/>");
        }
        for (Change change : step.changes()) {
            String x = Plot.percent(place(step, change.at(), whole));
            html.raw("<line class=\"change\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"36\"/>");
        }
        for (Event event : step.events()) {
            html.raw(mark(
                    kinds,
                    event.kind(),
                    event.taken() ? "" : " refused",
                    Plot.percent(place(step, event.at(), whole)),
                    "28"));
        }
        html.raw("</svg>\n");
    }

    private String mark(List<String> kinds, String kind, String more, String x, String y) {
        int number = Math.min(kinds.indexOf(kind), FORMS.size() - 1);
        return "<use class=\"mark-" + number + more + "\" href=\"#" + id + "-mark-" + number + "\" x=\"" + x + "\" y=\""
                + y + "\"/>";
    }

    private void events(Step step) {
        if (step.events().isEmpty()) {
            return;
        }
        int all = step.came().values().stream().mapToInt(Integer::intValue).sum();
        int left = all - step.events().size();
        html.raw("<details><summary>" + all + (all == 1 ? " request" : " requests") + "</summary>\n<ol>");
        for (Event event : step.events()) {
            html.raw("<li><b>")
                    .add("+" + DurationText.of(Duration.between(step.began(), event.at())))
                    .raw("</b> ");
            if (KEPT.matcher(event.file()).matches()) {
                html.raw("<a href=\"" + addresses.apply(event.file()) + "\">")
                        .add(event.text())
                        .raw("</a>");
            } else {
                html.add(event.text());
            }
            html.raw("</li>\n");
        }
        html.raw("</ol>")
                .raw(
                        left > 0
                                ? "<p class=\"small\">" + left
                                        + " more are not shown; those shown are spread evenly.</p>"
                                : "")
                .raw("</details>\n");
    }

    private static String counts(Step step) {
        List<String> words = new ArrayList<>();
        step.came().forEach((kind, count) -> words.add(count + " × " + kind));
        return words.isEmpty() ? "Nothing came." : "Came: " + String.join(", ", words) + ".";
    }

    private static double place(Step step, Instant at, double whole) {
        return Math.max(0, Math.min(1, Duration.between(step.began(), at).toMillis() / whole));
    }

    private static Duration took(Step step) {
        return Duration.between(step.began(), step.ended());
    }
}
