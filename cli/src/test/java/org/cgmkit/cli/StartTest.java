package org.cgmkit.cli;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command loads no validator that it does not need: seen in the classes that a Java of its own loads. */
@Execution(ExecutionMode.CONCURRENT)
class StartTest {
    /** The kit's class that is first used when definitions are loaded. */
    private static final String LOADING = "org.cgmkit.validation.definitions.DefinitionPacks";

    private static final String LISTENING = "org.eclipse.jetty.server.AbstractConnector$Acceptor";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "requirements", "report --help", "simulate ehr --list"})
    void noValidatorIsLoadedWithoutNeed(String arguments) throws Exception {
        Process process = started(arguments);
        process.getInputStream().readAllBytes();

        Awaited.end(process);
        List<String> loaded = loaded();
        assertThat("classes", loaded, hasItem("org.cgmkit.cli.Cgmkit"));
        assertThat(
                "classes of the validator",
                loaded.stream().filter(StartTest::isOfValidator).toList(),
                is(empty()));
        assertThat(
                "classes of Groovy, which is none of ours",
                loaded.stream().filter(c -> c.startsWith("groovy.")).toList(),
                is(empty()));
    }

    @Test
    void theSimulatorOpensItsPortBeforeItLoadsTheValidator() throws Exception {
        Process process = started("simulate ehr --port 0");
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.readLine(); // the port is open
            Awaited.until(() -> loaded().contains(LOADING), () -> "it is not loaded");
        } finally {
            process.destroy();
        }

        List<String> loaded = loaded();
        assertThat("what is warmed up by itself", loaded, hasItem(LOADING));
        assertThat("the server", loaded, hasItem(LISTENING));
        assertThat(
                "classes of the validator before the port is open",
                loaded.subList(0, loaded.indexOf(LISTENING)).stream()
                        .filter(StartTest::isOfValidator)
                        .toList(),
                is(empty()));
    }

    private static boolean isOfValidator(String name) {
        return name.equals(LOADING)
                || name.equals("org.hl7.fhir.r5.model.StructureDefinition")
                || name.startsWith("org.hl7.fhir.validation.");
    }

    private Process started(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log(),
                "-cp",
                requireNonNull(System.getProperty("java.class.path")),
                "org.cgmkit.cli.Cgmkit"));
        command.addAll(List.of(arguments.split(" ")));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The names of the classes that were loaded, in their order. */
    private List<String> loaded() {
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
            return lines.filter(l -> l.contains(" source: "))
                    .map(l -> l.substring(
                            l.lastIndexOf("[class,load] ") + "[class,load] ".length(), l.indexOf(" source: ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("classes.log");
    }
}
