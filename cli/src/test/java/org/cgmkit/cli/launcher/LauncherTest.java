package org.cgmkit.cli.launcher;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.cgmkit.cli.Awaited;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in front of Java installations that only say their version and what they were called with. */
class LauncherTest {
    private static final String HELLO = "org.cgmkit.cli.StartCacheTraining";

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
    void tellsTheProgramHowItWasCalled() throws Exception {
        Path java = installation("java-21", "21.0.2", "echo \"called $CGMKIT_COMMAND\"\n");

        Run run = launch(Map.of("JAVA_HOME", java.toString()), "--help");

        assertThat(
                run.output().strip(),
                is("called " + Path.of(requireNonNull(System.getProperty("cgmkit.root")), "cgmkit")));
    }

    @Test
    void doesWithoutTheOptimizingCompilerWhereACommandIsBrief() throws Exception {
        Map<String, String> java =
                Map.of("JAVA_HOME", installation("java-21", "21.0.2").toString());
        String brief = Files.writeString(home.resolve("a brief one.json"), "{}").toString();
        String lengthy =
                Files.write(home.resolve("lengthy.json"), new byte[1 << 20]).toString();
        String without = "[-XX:TieredStopAtLevel=1]";

        assertThat(launch(java, "validate", brief).output(), containsString(without));
        assertThat(launch(java, "--version").output(), containsString(without));
        assertThat(launch(java, "validate", brief, lengthy).output(), not(containsString(without)));
        assertThat(launch(java, "validate", "-").output(), not(containsString(without)));
        assertThat(launch(java, "simulate", "ehr").output(), not(containsString(without)));
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

    @Test
    void beforeJava25TheCacheIsAnArchiveOfClasses() throws Exception {
        Path java21 = installation(".jdks/java-21", "21.0.2");
        Map<String, String> cached = Map.of("JAVA_HOME", java21.toString(), "CGMKIT_CACHE", "on");

        Run first = launch(cached, "--help");
        assertThat("before there is a cache", first.output(), not(containsString("-XX:SharedArchiveFile=")));
        Path cache = theCache();
        Run second = launch(cached, "--help");

        assertThat("the cache", cache.toString(), endsWith(".jsa"));
        assertThat("with it", second.output(), containsString("[-XX:SharedArchiveFile=" + cache + "]"));
        assertThat("no flags that it does not know", second.output(), not(containsString("AOT")));
    }

    /** The Java of this test, which calls itself a 21, takes the flags for Java 21 to 24 as those do. */
    @Test
    void aRealJavaMakesSuchAnArchiveAndStartsFromIt() throws Exception {
        makeARunnableJar();
        Path real = thisJavaThatCallsItself("21.0.2");
        Map<String, String> cached =
                Map.of("JAVA_HOME", real.toString(), "CGMKIT_CACHE", "on", "CGMKIT_OPTS", "-Xlog:class+load:stdout");

        Run first = launch(cached, "--help");
        assertThat("runs without a cache", first.output(), containsString("hello from [--help]"));
        theCache();
        Run second = launch(cached, "--help");

        assertThat("runs with it", second.output(), containsString("hello from [--help]"));
        assertThat(
                "where the classes of the jar come from",
                second.output().lines().filter(l -> l.contains(HELLO)).toList(),
                hasItem(containsString("source: shared objects file (top)")));
    }

    @Test
    void anArchiveThatIsBrokenIsPassedOverInSilence() throws Exception {
        makeARunnableJar();
        Path real = thisJavaThatCallsItself("21.0.2");
        Map<String, String> cached = Map.of("JAVA_HOME", real.toString(), "CGMKIT_CACHE", "on");
        launch(cached, "--help");
        Files.writeString(theCache(), "no archive");

        Run run = launch(cached, "--help");

        assertThat("exit code", run.code(), is(0));
        assertThat("output", run.output(), is("hello from [--help]\n"));
    }

    /** A jar that says hello, by the class that the launcher makes its cache with. */
    private void makeARunnableJar() throws IOException {
        Path source = Files.writeString(home.resolve("StartCacheTraining.java"), """
                package org.cgmkit.cli;

                class StartCacheTraining {
                    public static void main(String[] arguments) {
                        System.out.println("hello from " + java.util.Arrays.toString(arguments));
                    }
                }
                """);
        int compiled = requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, "--release", "21", "-d", home.toString(), source.toString());
        assertThat("compiled", compiled, is(0));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, HELLO);
        String file = HELLO.replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(file));
            Files.copy(home.resolve(file), out);
        }
    }

    private Path thisJavaThatCallsItself(String version) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return installation("calls-itself-" + version, version, "exec '" + java + "' \"$@\"\n");
    }

    /** Waits until there is one cache, and nothing of its making any more. */
    private Path theCache() throws IOException, InterruptedException {
        Awaited.until(() -> made(caches()), () -> caches().toString());
        return caches().getFirst();
    }

    private static boolean made(List<Path> caches) {
        return caches.size() == 1 && caches.getFirst().toString().matches(".*\\.(aot|jsa)");
    }

    private List<Path> caches() {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(f -> f.getFileName().toString().startsWith("cgmkit-start-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that looks like a Java installation of that version, and says how it was called. */
    private Path installation(String folder, String version) throws IOException {
        return installation(
                folder,
                version,
                "printf 'Java " + version + " called with'; printf ' [%s]' \"$@\"; echo\n"
                        + "for a; do case $a in -XX:AOTCacheOutput=*|-XX:ArchiveClassesAtExit=*) : >\"${a#*=}\" ;; esac; done\n");
    }

    private Path installation(String folder, String version, String script) throws IOException {
        Path installation = home.resolve(folder);
        Files.createDirectories(installation.resolve("bin"));
        Files.writeString(
                installation.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(installation.resolve("bin/java"), "#!/bin/sh\n" + script);
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
        return new Run(Awaited.end(process), output);
    }

    private record Run(int code, String output) {}
}
