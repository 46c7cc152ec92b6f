package org.cgmkit.cli.launcher;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    @Test
    void makesAStartCacheOnceAndUsesItUntilTheJarChanges() throws Exception {
        Path java99 = installation(".jdks/java-99", "99");
        Map<String, String> cached = Map.of("JAVA_HOME", java99.toString(), "CGMKIT_CACHE", "on");

        Run first = launch(cached, "--help");
        assertThat("before there is a cache", first.output(), not(containsString("-XX:AOTCache=")));
        Path cache = theCache();
        Run second = launch(cached, "--help");
        assertThat("with it", second.output(), containsString("[-XX:AOTCache=" + cache + "]"));

        Files.writeString(jar, "another jar");
        Run third = launch(cached, "--help");
        assertThat("a cache of another jar", third.output(), not(containsString("-XX:AOTCache=")));
        assertThat("the cache of the jar that there is", theCache(), is(not(cache)));
    }

    /** Waits until there is one cache, and nothing of its making any more. */
    private Path theCache() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            try (Stream<Path> files = Files.list(home)) {
                List<Path> left = files.filter(f -> f.getFileName().toString().startsWith("cgmkit-start-"))
                        .toList();
                if (left.size() == 1 && left.getFirst().toString().endsWith(".aot")) {
                    return left.getFirst();
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("There is no start cache.");
    }

    /** A folder that looks like a Java installation of that version. */
    private Path installation(String folder, String version) throws IOException {
        Path installation = home.resolve(folder);
        Files.createDirectories(installation.resolve("bin"));
        Files.writeString(
                installation.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(
                installation.resolve("bin/java"),
                "#!/bin/sh\nprintf 'Java " + version + " called with'; printf ' [%s]' \"$@\"; echo\n"
                        + "for a; do case $a in -XX:AOTCacheOutput=*) : >\"${a#*=}\" ;; esac; done\n");
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
        environment.putIfAbsent("CGMKIT_CACHE", "off");
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
