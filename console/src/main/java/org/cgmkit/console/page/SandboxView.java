package org.cgmkit.console.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.console.sandbox.Choice;
import org.cgmkit.console.sandbox.Curve;
import org.cgmkit.console.sandbox.HostedSandbox;
import org.cgmkit.console.store.ExchangeFilter;
import org.cgmkit.console.store.SandboxRow;

/**
 * What the page of a sandbox shows.
 *
 * @param row the sandbox
 * @param sandbox the sandbox at work
 * @param setup how it is set up, and how it could be
 * @param samples what can be sent to it from the page
 * @param traffic what came, newest first
 * @param filter which of it is shown
 * @param last the number of the newest exchange that is shown
 * @param curve the readings that came
 * @param recovery the recovery key of a team that was just made
 */
public record SandboxView(
        SandboxRow row,
        HostedSandbox sandbox,
        SetupView setup,
        List<Choice> samples,
        List<ExchangeRow> traffic,
        ExchangeFilter filter,
        long last,
        Curve curve,
        Optional<String> recovery) {

    /** The samples by their groups. */
    public Map<String, List<Choice>> sampleGroups() {
        Map<String, List<Choice>> groups = new LinkedHashMap<>();
        samples.forEach(sample ->
                groups.computeIfAbsent(sample.group(), g -> new ArrayList<>()).add(sample));
        return groups;
    }

    /** The sample that stands for most. */
    public Choice firstSample() {
        return samples.getFirst();
    }

    /** What is held, as text. */
    public String held() {
        StringBuilder text = new StringBuilder();
        sandbox.counts()
                .forEach((type, count) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(" ")
                        .append(type));
        return text.toString();
    }
}
