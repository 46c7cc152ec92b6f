package org.cgmkit.cli.launcher;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in front of Java installations that only say their version and what they were called with. */
class LauncherTest {
    @TempDir
    Path home;

    private Path jar;

    @BeforeEach
    void makeAJar() throws IOException {
        jar = Files.writeString(home.resolve("some.jar"), "a jar");
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        Path java21 = installation(".jdks/java-21", "21.0.2");
        installation(".jdks/java-99", "99");

        Run run = launch(Map.of("JAVA_HOME", java21.toString()), "demo", "--out", "a folder");

        assertThat("exit code", run.code(), is(0));
        assertThat("what started", run.output(), containsString("Java 21.0.2 called with"));
        assertThat(
                "the arguments, each still one",
                run.output(),
                containsString("[-jar] [" + jar + "] [demo] [--out] [a folder]"));
    }

    @Test
    void passesOverAJavaHomeThatIsTooOldAndTakesTheNewestItFinds() throws Exception {
        Path java17 = installation("old/java-17", "17.0.15");
        installation(".jdks/java-98", "98.0.1");
        installation(".jdks/java-99", "99-ea");

        Run run = launch(Map.of("JAVA_HOME", java17.toString()), "--help");

        assertThat("what started", run.output(), containsString("Java 99-ea called with"));
    }

    @Test
    void understandsTheVersionOfJava8() throws Exception {
        Path java8 = installation("java-8", "1.8.0_402");
        installation(".jdks/java-99", "99");

        Run run = launch(Map.of("JAVA_HOME", java8.toString()), "--help");

        assertThat("what started", run.output(), containsString("Java 99 called with"));
    }

    @Test
    void saysWhatItLookedForWhenTheJavaAskedForIsTooOld() throws Exception {
        Path java17 = installation("java-17", "17.0.15");
        installation(".jdks/java-99", "99");

        Run run = launch(Map.of("CGMKIT_JAVA_HOME", java17.toString()), "--help");

        assertThat("exit code", run.code(), is(2));
        assertThat("message", run.output(), containsString("needs a Java runtime of version 21 or newer"));
        assertThat("where it looked", run.output(), containsString(java17 + " (17)"));
        assertThat("what to do", run.output(), containsString("set JAVA_HOME"));
    }

    @Test
    void saysThatTheJarAskedForIsMissing() throws Exception {
        Path java99 = installation(".jdks/java-99", "99");

        Run run = launch(Map.of("JAVA_HOME", java99.toString(), "CGMKIT_JAR", "/nowhere/cgmkit.jar"), "--help");

        assertThat("exit code", run.code(), is(2));
        assertThat(
                "message",
                run.output(),
                containsString("CGMKIT_JAR names /nowhere/cgmkit.jar, but no file can be read"));
    }

    /** A folder that looks like a Java installation of that version. */
    private Path installation(String folder, String version) throws IOException {
        Path installation = home.resolve(folder);
        Files.createDirectories(installation.resolve("bin"));
        Files.writeString(
                installation.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(
                installation.resolve("bin/java"),
                "#!/bin/sh\nprintf 'Java " + version + " called with'; printf ' [%s]' \"$@\"; echo\n");
        assertThat("made executable", java.toFile().setExecutable(true), is(true));
        return installation;
    }

    private Run launch(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        Path script = Path.of(requireNonNull(System.getProperty("cgmkit.root")), "cgmkit");
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(variables);
        environment.putIfAbsent("CGMKIT_JAR", jar.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("CGMKIT_") || name.equals("JAVA_HOME"));
        builder.environment().putAll(environment);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat("ended", process.waitFor(30, TimeUnit.SECONDS), is(true));
        return new Run(process.exitValue(), output);
    }

    private record Run(int code, String output) {}
}
