package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.reports.console.Terminal;

/** {@code cgmkit keys --serve}, beside a test and as long as that. */
final class ServedKeys implements AutoCloseable {
    private static final Pattern PLACE = Pattern.compile("Serving it at (\\S+)\\. Ctrl-C ends it\\.");

    private final Thread command;
    private final URI place;

    private ServedKeys(Thread command, URI place) {
        this.command = command;
        this.place = place;
    }

    /** Serves the public half of that key, at a free port. */
    static ServedKeys of(Path key) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandStreams streams = new CommandStreams(
                InputStream.nullInputStream(), terminal(new ByteArrayOutputStream()), terminal(err), Map.of());
        Thread command = new Thread(
                () -> Cgmkit.run(streams, "keys", key.toString(), "--serve", "--port", "0"), "cgmkit keys --serve");
        command.start();
        Awaited.until(() -> said(err).find() || !command.isAlive(), err::toString);
        Matcher said = said(err);
        if (said.find()) {
            return new ServedKeys(command, URI.create(said.group(1)));
        }
        throw new AssertionError("Expected the keys to be served, but it said: " + err);
    }

    private static Matcher said(ByteArrayOutputStream err) {
        return PLACE.matcher(err.toString(StandardCharsets.UTF_8));
    }

    /** Where they are. */
    URI place() {
        return place;
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        command.interrupt();
        try {
            command.join(Awaited.LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat("still serving", command.isAlive(), is(false));
    }

    private static Terminal terminal(ByteArrayOutputStream bytes) {
        return Terminal.of(new PrintStream(bytes, true, StandardCharsets.UTF_8), Map.of(), false);
    }
}
