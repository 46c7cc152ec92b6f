package org.cgmkit.cli.console;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal to agree in a browser, and opens one where that can be done. */
public final class TerminalConsentPrompt implements ConsentPrompt {
    private final CommandStreams streams;

    public TerminalConsentPrompt(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public void invite(URI address, @Nullable String patient, Duration limit) {
        String choice = patient == null ? "" : "choose the patient '" + patient + "' where it asks for one, ";
        streams.say("Somebody has to agree in a browser on this machine. Open this address, " + choice
                + "and allow the access; the run goes on by itself:");
        streams.say("");
        streams.say("  " + address);
        streams.say("");
        streams.say("Waiting for up to " + words(limit) + ".");
        opener().ifPresent(command -> start(command, address));
    }

    @Override
    public void waiting(Duration left) {
        streams.say("Still waiting for somebody to agree in a browser: " + words(left) + " left.");
    }

    private static String words(Duration duration) {
        return duration.toSeconds() >= 120 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    /** The command that opens addresses, where a person watches who has a screen. */
    private Optional<List<String>> opener() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!streams.out().interactive()) {
            return Optional.empty();
        }
        if (system.startsWith("mac")) {
            return Optional.of(List.of("open"));
        }
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        boolean screen = streams.environment().containsKey("DISPLAY")
                || streams.environment().containsKey("WAYLAND_DISPLAY");
        return screen ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }

    private static void start(List<String> command, URI address) {
        List<String> words = new ArrayList<>(command);
        words.add(address.toString());
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // The address stands on the terminal.
        }
    }
}
