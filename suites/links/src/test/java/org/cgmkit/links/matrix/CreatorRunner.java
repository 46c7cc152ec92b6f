package org.cgmkit.links.matrix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.CachingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.links.LinkCreatorSuite;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.creator.MadeLink;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/** Runs the suite against simulated creators, each with a link of its own. */
public final class CreatorRunner {
    /** So long that a signal which is lost for half an hour leaves a file too large to be embedded, and readings of the whole period. */
    private static final Share HOURS = Share.everything().over(Duration.ofHours(7));

    private final ProfileValidator validator =
            CachingValidator.ofData(GuideValidator.builtIn(GuideVersion.STU1).judgingEntries());
    private final Path results;
    private final AtomicInteger runs = new AtomicInteger();

    public CreatorRunner(Path results) {
        this.results = results;
    }

    /** What the whole suite says of a link of such a creator, on which attempts may be spent. */
    public RunReport examine(Behaviour behaviour, CreatorWorkings workings) {
        try (Creator creator = Creator.start(CreatorOptions.of(behaviour).with(workings))) {
            MadeLink link = creator.share(HOURS);
            return examine(CreatorDescription.empty()
                    .with(
                            Optional.of("simulated"),
                            Optional.of(link.text()),
                            link.passcode(),
                            link.passcode().isPresent())
                    .drawn(Optional.of(
                            "data:image/png;base64," + Base64.getEncoder().encodeToString(link.png()))));
        }
    }

    /** What it says of a link that is described so. */
    public RunReport examine(CreatorDescription described) {
        return LinkCreatorSuite.all("test")
                .judgingBy(validator)
                .run(
                        described.target(),
                        results.resolve(String.valueOf(runs.incrementAndGet())),
                        List.of(),
                        new SilentListener(),
                        new Redaction());
    }
}
