package org.cgmkit.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.guide.GuideVersion;

/**
 * What one run found: the model that every rendering is made of.
 *
 * @param kit the version of the kit
 * @param guide the version of the guide
 * @param suite which suite ran, such as {@code receiver}
 * @param target the target's base URL
 * @param started when the run began
 * @param duration how long it took
 * @param finished whether it came to its end
 * @param checks how each check ended, in the order of the catalogue
 */
public record RunReport(
        String kit,
        GuideVersion guide,
        String suite,
        String target,
        Instant started,
        Duration duration,
        boolean finished,
        List<CheckResult> checks) {

    public RunReport {
        checks = List.copyOf(checks);
    }
}
