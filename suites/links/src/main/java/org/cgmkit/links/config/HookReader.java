package org.cgmkit.links.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerStarter;
import org.cgmkit.kit.trigger.TriggeredApp;
import org.cgmkit.links.config.ReceiverTriggers.Open;
import org.cgmkit.links.config.ReceiverTriggers.OpenedBy;
import org.cgmkit.links.link.QrDrawing;

/**
 * Reads from a target file how a receiver is brought to open links: by commands, by addresses, or by a person.
 *
 * @param tls whom the kit trusts at addresses
 * @param patience how long each of them may take
 * @param results the folder of the results
 */
record HookReader(TlsSettings tls, Duration patience, Path results) {
    private static final String LINK = "CGMKIT_LINK";
    private static final String CODE = "CGMKIT_QR";

    /** What the file says; nobody where a person is to do it. */
    ReceiverTriggers read(YamlField trigger) {
        return trigger.member("open")
                .text()
                .map(open -> ReceiverTriggers.hooks(
                        opener(open, "gives the receiver a link"),
                        trigger.member("scan").text().map(this::scanner).orElse(null),
                        trigger.member("shows")
                                .text()
                                .map(text -> AnsweringTrigger.of(text, tls, patience, results))
                                .orElse(null)))
                .orElse(ReceiverTriggers.NOBODY);
    }

    /** An address hands the link to an app that is there; a command may be the receiver itself, and last as long as the step. */
    private Open opener(String text, String purpose) {
        if (isAddress(text)) {
            AnsweringTrigger hook = AnsweringTrigger.of(text, tls, patience, results);
            return (step, variables) -> {
                hook.answer(step, variables);
                return new Handed();
            };
        }
        return (step, variables) -> new Started(TriggerStarter.begin(text, step, variables, purpose, results));
    }

    /** A command is told the path of an image, an address gets it; neither is told the link. */
    private Open scanner(String text) {
        Open opener = opener(text, "gives the receiver a QR code");
        boolean address = isAddress(text);
        return (step, variables) -> {
            Map<String, String> scanned = new LinkedHashMap<>(variables);
            byte[] image = QrDrawing.png(String.valueOf(scanned.remove(LINK)));
            scanned.put(
                    CODE,
                    address
                            ? "data:image/png;base64," + Base64.getEncoder().encodeToString(image)
                            : file(step, image).toString());
            return opener.begin(step, scanned);
        };
    }

    private Path file(String step, byte[] image) {
        try {
            return Files.write(
                    Files.createDirectories(results.resolve("app"))
                            .resolve(step + ".png")
                            .toAbsolutePath(),
                    image);
        } catch (IOException e) {
            throw new UncheckedIOException("The QR code of a link cannot be kept.", e);
        }
    }

    private static boolean isAddress(String text) {
        return text.strip().matches("(?i)https?://\\S+");
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
