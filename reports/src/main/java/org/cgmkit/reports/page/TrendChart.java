package org.cgmkit.reports.page;

import java.util.List;
import java.util.Locale;
import org.cgmkit.reports.html.HtmlWriter;
import org.cgmkit.reports.page.RunHistory.PastRun;

/** The runs of a history as columns, the latest on the right: how many requirements failed, stayed open, warned and were met. */
final class TrendChart {
    private static final int HEIGHT = 60;
    private static final int STEP = 12;

    private final HtmlWriter html;
    private final List<PastRun> runs;

    TrendChart(HtmlWriter html, List<PastRun> runs) {
        this.html = html;
        this.runs = runs;
    }

    void write() {
        if (runs.size() < 2) {
            return;
        }
        PastRun before = runs.get(runs.size() - 2);
        PastRun now = runs.getLast();
        html.raw("<figure><figcaption class=\"small\">")
                .add("The last " + runs.size() + " runs: " + change(before.failed(), now.failed(), "failed") + ", "
                        + change(before.open(), now.open(), "open") + ", "
                        + change(before.warned(), now.warned(), "warned") + " since "
                        + before.started().toString().substring(0, 10) + ".")
                .raw("</figcaption>\n<svg class=\"trend\" role=\"img\" aria-label=\"Trend\" height=\"" + HEIGHT
                        + "\" width=\"" + runs.size() * STEP + "\">");
        int most = runs.stream()
                .mapToInt(run -> run.met() + run.warned() + run.open() + run.failed())
                .max()
                .orElse(1);
        for (int i = 0; i < runs.size(); i++) {
            PastRun run = runs.get(i);
            double top = HEIGHT;
            top = block(i, top, run.met(), most, "PASS", run);
            top = block(i, top, run.warned(), most, "WARN", run);
            top = block(i, top, run.open(), most, "INCONCLUSIVE", run);
            block(i, top, run.failed(), most, "FAIL", run);
        }
        html.raw("</svg></figure>\n");
    }

    private double block(int column, double top, int number, int most, String kind, PastRun run) {
        double height = (double) HEIGHT * number / Math.max(1, most);
        if (number > 0) {
            html.raw(String.format(
                            Locale.ROOT,
                            "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"><title>",
                            kind,
                            column * STEP,
                            top - height,
                            STEP - 2,
                            height))
                    .add(run.started() + ": " + run.gate() + ", " + run.failed() + " failed, " + run.open() + " open, "
                            + run.warned() + " warned, " + run.met() + " met")
                    .raw("</title></rect>");
        }
        return top - height;
    }

    private static String change(int before, int now, String what) {
        int more = now - before;
        return now + " " + what + (more == 0 ? "" : String.format(Locale.ROOT, " (%+d)", more));
    }
}
