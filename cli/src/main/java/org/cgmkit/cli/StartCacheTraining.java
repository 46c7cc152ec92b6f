package org.cgmkit.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.hosting.ServerKey;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.reports.console.Terminal;

/**
 * Does once what commands do, so that Java can keep what it loaded for it: the launcher runs this to make its start cache. It
 * validates the submission that is the first argument, and tests a simulated receiver, over HTTP as a whole and over HTTPS in
 * parts; an app submits to that, too. Listens at free ports of the loopback address only, and leaves its results in the folder
 * that is the second argument.
 */
final class StartCacheTraining {
    private static final String PATIENT = SandboxOptions.PATIENT;

    private final CommandStreams streams;
    private final Path folder;

    private StartCacheTraining(Path folder) {
        Terminal nowhere = Terminal.of(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), Map.of(), false);
        this.streams = new CommandStreams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, Map.of());
        this.folder = folder;
    }

    public static void main(String... arguments) throws Exception {
        StartCacheTraining training = new StartCacheTraining(Path.of(arguments[1]));
        training.run("--help");
        int valid = training.run("validate", arguments[0]);
        training.overHttp();
        try {
            training.overHttps();
        } catch (IOException | RuntimeException e) {
            // Such as a Java without the tool that makes certificates: then HTTPS starts a little more slowly.
        }
        // Whatever became of the runs, what they loaded is worth keeping: without a cache each start would try again.
        System.exit(valid);
    }

    private int run(String... arguments) {
        return Cgmkit.run(streams, arguments);
    }

    private void overHttp() {
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard())) {
            run(
                    "test",
                    "receiver",
                    "--base-url",
                    simulator.baseUrl(),
                    "--patient",
                    PATIENT,
                    "--other-patient",
                    SamplePatients.all().get(1).id(),
                    "--out",
                    folder.resolve("receiver").toString());
            run(
                    "simulate",
                    "submitter",
                    "--base-url",
                    simulator.baseUrl(),
                    "--patient",
                    PATIENT,
                    "--order",
                    "none",
                    "--days",
                    "1",
                    "--once");
        }
    }

    private void overHttps() throws IOException {
        ServerKey key =
                ServerKey.selfSigned(List.of(InetAddress.getLoopbackAddress().getHostAddress()));
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard().with(Hosting.LOOPBACK.with(key)))) {
            Path target = Files.writeString(folder.resolve("target.yaml"), """
                    kind: receiver
                    baseUrl: %s
                    patient: "%s"
                    tls: {insecure: true}
                    """.formatted(simulator.baseUrl(), PATIENT));
            run(
                    "test",
                    "receiver",
                    target.toString(),
                    "--only",
                    "receiver.capability.*",
                    "--out",
                    folder.resolve("over-https").toString());
        }
    }
}
