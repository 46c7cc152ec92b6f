package org.cgmkit.links.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.links.config.ReceiverTriggers;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.receiver.Receiver;
import org.cgmkit.shlink.receiver.ReceiverBehaviour;
import org.cgmkit.shlink.receiver.ReceiverDefect;
import org.cgmkit.shlink.receiver.ReceiverWorkings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that shows what it has fetched only after a while, as one on a busy machine does. */
class LateReceiverTest {
    private static final Duration LATE = Duration.ofMillis(700);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final String READINGS = "shlink-receiver.content.readings-shown";
    private static final String LARGE = "shlink-receiver.encryption.large";
    private static final String UPDATE = "shlink-receiver.longterm.update-shown";
    private static final String INVALID = "shlink-receiver.longterm.no-longer-valid";
    private static final String TAMPERED = "shlink-receiver.encryption.tampered";

    @TempDir
    private Path folder;

    @Test
    void isGivenItsTime() {
        assertThat(
                outcomes(ReceiverWorkings.sound(), List.of(READINGS, LARGE, UPDATE, INVALID)),
                is(Map.of(READINGS, Outcome.PASS, LARGE, Outcome.PASS, UPDATE, Outcome.PASS, INVALID, Outcome.PASS)));
    }

    @Test
    void isFoundToShowWhatItShouldNot() {
        assertThat(
                outcomes(ReceiverDefect.named("skips-tag").change().apply(ReceiverWorkings.sound()), List.of(TAMPERED)),
                is(Map.of(TAMPERED, Outcome.FAIL)));
    }

    private Map<String, Outcome> outcomes(ReceiverWorkings workings, List<String> requirements) {
        try (Receiver receiver = new Receiver(ReceiverBehaviour.STANDARD, workings, Duration.ofSeconds(1))) {
            Screen screen = new Screen(receiver);
            ReceiverTriggers triggers = ReceiverTriggers.hooks(
                    (step, variables) -> {
                        receiver.open(link(variables), "");
                        return new Given();
                    },
                    null,
                    (step, variables) -> screen.text(link(variables)));
            return LinkReceiverSuite.all("test")
                    .withLarge(Duration.ofDays(1))
                    .only(RequirementSelection.only(requirements, LinkCatalogue.get(), LinkReceiverSuite.role()))
                    .run(
                            new ReceiverTarget(
                                    "late",
                                    triggers,
                                    "127.0.0.1",
                                    0,
                                    null,
                                    null,
                                    Duration.ofSeconds(1),
                                    SHORT,
                                    Duration.ofSeconds(20),
                                    Duration.ofSeconds(20),
                                    null,
                                    List.of()),
                            folder,
                            new SilentListener(),
                            new Redaction())
                    .checks()
                    .stream()
                    .collect(Collectors.toMap(CheckResult::requirement, CheckResult::outcome));
        }
    }

    private static String link(Map<String, String> variables) {
        return Objects.requireNonNull(variables.get("CGMKIT_LINK"));
    }

    /** Shows what the receiver has had for a while. */
    private static final class Screen {
        private final Receiver receiver;
        private final Map<String, String> had = new ConcurrentHashMap<>();
        private final Map<String, String> shown = new ConcurrentHashMap<>();
        private final Map<String, Instant> since = new ConcurrentHashMap<>();

        Screen(Receiver receiver) {
            this.receiver = receiver;
        }

        String text(String link) {
            String now = receiver.shows(link);
            if (!now.equals(had.put(link, now))) {
                since.put(link, Instant.now());
            }
            if (Duration.between(Objects.requireNonNull(since.get(link)), Instant.now())
                            .compareTo(LATE)
                    >= 0) {
                shown.put(link, now);
            }
            return shown.getOrDefault(link, "");
        }
    }

    private record Given() implements ReceiverTriggers.OpenedBy {
        @Override
        public boolean isOver() {
            return true;
        }

        @Override
        public void close() {
            // The receiver ends with the test.
        }
    }
}
