package org.cgmkit.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.reports.console.Terminal;

/**
 * Starts what most commands start, so that Java can keep what it loaded: the launcher runs this once to make its start
 * cache. The argument is a submission to validate.
 */
final class StartCacheTraining {
    private StartCacheTraining() {}

    public static void main(String... arguments) throws Exception {
        Terminal nowhere = Terminal.of(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Map.of(), false);
        CommandStreams streams = new CommandStreams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of());
        Cgmkit.run(streams, "--help");
        int valid = Cgmkit.run(streams, "validate", arguments[0]);
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());
                HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/metadata"))
                            .build(),
                    BodyHandlers.discarding());
        }
        System.exit(valid);
    }
}
