package org.cgmkit.cli.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.kit.run.CheckMethod;

/** What a run would do, a line for each check. */
final class CheckListing {
    private final CommandStreams streams;

    CheckListing(CommandStreams streams) {
        this.streams = streams;
    }

    void print(List<CheckMethod> checks) {
        checks.forEach(check -> streams.say(check.requirement() + "  " + check.verb() + "  " + check.title()
                + (check.writes().byType().isEmpty() ? "" : "  (writes at most " + list(check.writes()) + ")")));
        Writes all = checks.stream().map(CheckMethod::writes).reduce(Writes.none(), Writes::plus);
        streams.say("");
        streams.say(checks.size() + (checks.size() == 1 ? " check" : " checks") + " would run"
                + (all.byType().isEmpty() ? ", and write nothing." : ", and write at most " + list(all) + ".")
                + " Nothing was sent.");
    }

    private static String list(Writes writes) {
        return writes.byType().entrySet().stream()
                .map((Map.Entry<String, Integer> each) -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
