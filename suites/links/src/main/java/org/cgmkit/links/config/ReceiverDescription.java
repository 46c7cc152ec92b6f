package org.cgmkit.links.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerStarter;
import org.cgmkit.kit.trigger.TriggeredApp;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverTriggers.OpenedBy;

/** Reads what a target file says of a receiver. */
public final class ReceiverDescription {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration SETTLE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ReceiverDescription() {}

    /** The form of a target file. */
    public static TargetSchema schema() {
        return TargetSchema.of(ReceiverDescription.class, "shlink-receiver.schema.json");
    }

    /**
     * What a target file says.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param results the folder of the results
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static ReceiverTarget read(
            Path file, Map<String, String> environment, Catalogue catalogue, Role role, Path results) {
        TargetDocument document =
                TargetDocument.open(file, environment, schema(), catalogue, "docs/links.md shows what stands in it.");
        YamlField root = document.root();
        YamlField trigger = root.member("trigger");
        YamlField listen = root.member("listen");
        Duration patience = duration(root.member("waits").member("patience"), PATIENCE);
        String open = trigger.member("open").text().orElse("");
        AnsweringTrigger shows = trigger.member("shows")
                .text()
                .map(text -> AnsweringTrigger.of(text, TlsSettings.standard(), patience, results))
                .orElse(null);
        ReceiverTarget target = new ReceiverTarget(
                root.member("name").text().orElse("a receiver of links"),
                new ReceiverTriggers(opener(open, patience, results), shows),
                listen.member("host").text().orElse("127.0.0.1"),
                listen.member("port").text().map(Integer::parseInt).orElse(0),
                listen.member("url").text().orElse(null),
                duration(root.member("waits").member("interval"), INTERVAL),
                duration(root.member("waits").member("settle"), SETTLE),
                patience,
                duration(root.member("waits").member("shown"), patience),
                root.member("waits").member("hour").read(DurationParser::parse).orElse(null),
                document.knownFailures(LinkCatalogue.get(), role));
        document.rejectMistakes();
        return target;
    }

    private static Duration duration(YamlField field, Duration otherwise) {
        return field.read(DurationParser::parse).orElse(otherwise);
    }

    /** An address hands the link to an app that is there; a command may be the receiver itself, and last as long as the step. */
    private static ReceiverTriggers.Open opener(String text, Duration patience, Path results) {
        if (text.strip().matches("(?i)https?://\\S+")) {
            AnsweringTrigger hook = AnsweringTrigger.of(text, TlsSettings.standard(), patience, results);
            return (step, variables) -> {
                hook.answer(step, variables);
                return new Handed();
            };
        }
        return (step, variables) ->
                new Started(TriggerStarter.begin(text, step, variables, "gives the receiver a link", results));
    }

    private record Handed() implements OpenedBy {
        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void close() {
            // The app stays.
        }
    }

    private record Started(TriggeredApp app) implements OpenedBy {
        @Override
        public boolean isOver() {
            // It may have handed the link to an app that goes on.
            return false;
        }

        @Override
        public void close() {
            app.close();
        }
    }
}
