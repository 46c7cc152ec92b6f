package org.cgmkit.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.simulator.SimulatorSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a simulator and keeps it until the process is ended. Simulators with options of their own bring a command. */
@Command(sortOptions = false, optionListHeading = "%nOptions:%n")
public final class SimulatorCommand implements Callable<Integer> {
    @Option(names = "--behaviour", paramLabel = "NAME", description = "What it does where something is left open.")
    private String behaviour = "";

    @Option(
            names = "--defect",
            paramLabel = "ID",
            split = ",",
            description = "Depart from what it should do in this way. May be given several times.")
    private List<String> defects = List.of();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:CGMKIT_BIND:-127.0.0.1}",
            description = "The address to listen at (variable CGMKIT_BIND, else 127.0.0.1).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:CGMKIT_PORT:-0}",
            description = "The port to listen at (variable CGMKIT_PORT, else a free one).")
    private int port;

    @Option(names = "--list", description = "List the behaviours and the defects, and end.")
    private boolean list;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CommandStreams streams;
    private final Simulator simulator;

    private SimulatorCommand(CommandStreams streams, Simulator simulator) {
        this.streams = streams;
        this.simulator = simulator;
    }

    /** The command that starts that simulator. */
    public static CommandLine of(CommandStreams streams, Simulator simulator) {
        CommandLine line = new CommandLine(new SimulatorCommand(streams, simulator));
        line.getCommandSpec().name(simulator.id()).usageMessage().description(simulator.title());
        if (simulator.hasCode()) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("--qr")
                            .paramLabel("FILE")
                            .type(Path.class)
                            .description("Write what it hands out as a QR code, too (PNG).")
                            .build());
        }
        if (simulator.export().isPresent()) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("--export")
                            .paramLabel("DIR")
                            .type(Path.class)
                            .description("Write what it would serve as files into a folder, and end.")
                            .build())
                    .addOption(OptionSpec.builder("--at")
                            .paramLabel("URL")
                            .type(String.class)
                            .description("The address under which that folder will be served.")
                            .build());
        }
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            new SimulatorListing(streams).print(simulator);
            return ExitCode.OK.code();
        }
        OptionSpec export = spec.findOption("--export");
        if (export != null && export.getValue() != null) {
            write(export.getValue());
            return ExitCode.OK.code();
        }
        try (RunningSimulator running = started()) {
            running.introduction().forEach(streams::say);
            OptionSpec qr = spec.findOption("--qr");
            if (qr != null && qr.getValue() != null) {
                drawInto(qr.getValue(), running);
            }
            streams.say("Ctrl-C ends it.");
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "end of the simulator"));
            new CountDownLatch(1).await();
        }
        return ExitCode.OK.code();
    }

    private void drawInto(Path file, RunningSimulator running) {
        try {
            Files.write(file, running.code().orElseThrow());
        } catch (IOException e) {
            throw new ConfigurationException("Expected a file that can be written for the QR code, but " + file
                    + " cannot be: give another one with --qr.");
        }
        streams.say("As a QR code it is in " + file + ".");
    }

    private void write(Path folder) {
        String address = spec.findOption("--at").getValue();
        if (address == null) {
            throw new ConfigurationException(
                    "Expected the address under which the files will be served beside --export,"
                            + " but none was given: give it with --at https://….");
        }
        try {
            simulator.export().orElseThrow().write(folder, address).forEach(streams::say);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The files cannot be written into " + folder + ".", e);
        }
    }

    private RunningSimulator started() {
        try {
            return simulator.start(new SimulatorSettings(behaviour, defects, bind, port));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }
}
