package org.cgmkit.reports.allure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorHomeTest {
    @TempDir
    private Path folder;

    private Path cache;
    private GeneratorHome home;

    @BeforeEach
    void packed() throws Exception {
        Path packed = Files.createDirectories(folder.resolve("packed/lib"));
        Files.writeString(packed.resolve("one.jar"), "one");
        Files.writeString(packed.resolve("two.jar"), "two");
        cache = folder.resolve("cache");
        home = new GeneratorHome(cache, folder.resolve("packed").toUri().toURL());
    }

    @Test
    void unpacksOnceAndUsesItAgain() throws Exception {
        Path first = home.unpacked();
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(first.resolve("lib/one.jar"), old);
        Path second = home.unpacked();

        assertThat(second, is(first));
        assertThat(Files.getLastModifiedTime(first.resolve("lib/one.jar")), is(old));
        assertThat(filesIn(first), contains("lib/one.jar", "lib/two.jar"));
    }

    @Test
    void neverUsesWhatAnotherVersionUnpacked() throws Exception {
        Path old = home.unpacked();
        Files.writeString(folder.resolve("packed/lib/two.jar"), "2.0");

        assertThat(home.unpacked(), is(not(old)));
        assertThat(Files.readString(home.unpacked().resolve("lib/two.jar")), is("2.0"));
    }

    @Test
    void mendsWhatSomebodyDeleted() throws Exception {
        Path unpacked = home.unpacked();
        Files.delete(unpacked.resolve("lib/two.jar"));

        assertThat(filesIn(home.unpacked()), contains("lib/one.jar", "lib/two.jar"));
        assertThat(
                "nothing left beside it",
                names(cache),
                contains(unpacked.getFileName().toString()));
    }

    @Test
    void standsSeveralAtOnce() throws Exception {
        List<Path> unpacked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Path>> futures = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                futures.add(threads.submit(home::unpacked));
            }
            for (Future<Path> future : futures) {
                unpacked.add(future.get());
            }
        }

        assertThat(unpacked, everyItem(is(unpacked.getFirst())));
        assertThat(filesIn(unpacked.getFirst()), contains("lib/one.jar", "lib/two.jar"));
        assertThat(names(cache), contains(unpacked.getFirst().getFileName().toString()));
    }

    @Test
    void unpacksOutOfAJar() throws Exception {
        Path jar = folder.resolve("kit.jar");
        try (FileSystem made = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Files.createDirectories(made.getPath("/org/generator/lib"));
            Files.writeString(made.getPath("/org/generator/lib/three.jar"), "three");
        }
        URL packed = URI.create("jar:" + jar.toUri() + "!/org/generator").toURL();

        assertThat(filesIn(new GeneratorHome(cache, packed).unpacked()), contains("lib/three.jar"));
    }

    @Test
    void takesATemporaryFolderWhereTheCacheCannotBeWritten() throws Exception {
        Files.writeString(cache, "a file is in the way");

        Path unpacked = home.unpacked();

        assertThat(unpacked.getFileName().toString(), startsWith("cgmkit-allure-"));
        assertThat(filesIn(unpacked), contains("lib/one.jar", "lib/two.jar"));
    }

    @Test
    void saysWhenTheBuildLeftItOut() {
        GeneratorHome none = new GeneratorHome(cache, null);

        assertThat(
                assertThrows(IOException.class, none::unpacked).getMessage(),
                is("Allure's generator is not packed in this build of the kit."));
    }

    @Test
    void isPackedByThisBuildWithNothingForOtherFormatsOrServers() throws Exception {
        List<String> files = filesIn(new GeneratorHome(cache, GeneratorHome.packedWithTheKit()).unpacked());

        assertThat(
                files,
                hasItems(
                        "config/allure.yml",
                        "plugins/cgmkit-words/static/index.js",
                        "plugins/behaviors-plugin/static/index.js"));
        assertThat(files.toString(), containsString("lib/allure-commandline-"));
        assertThat(files.toString(), not(containsString("jira")));
    }

    @Test
    void standsInTheUsersCache() {
        assertThat(
                GeneratorHome.ofUser(Map.of("XDG_CACHE_HOME", cache.toString())).cache(), is(cache.resolve("cgmkit")));
        Path usual = Path.of(System.getProperty("user.home"), ".cache", "cgmkit");
        assertThat(GeneratorHome.ofUser(Map.of()).cache(), is(usual));
        assertThat(
                "relative",
                GeneratorHome.ofUser(Map.of("XDG_CACHE_HOME", "cache")).cache(),
                is(usual));
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
