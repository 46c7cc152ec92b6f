package org.cgmkit.reports.allure;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Allure's report generator as files. It is packed in this jar; the first run unpacks it into the user's cache, in one
 * atomic step, so that two processes at once and a broken-off one do no harm. The folder is named after its content, so
 * a newer kit never uses an older one's.
 */
final class GeneratorHome {
    private static final String KNOWN_FILE = "/config/allure.yml";

    private final Path cache;
    private final @Nullable URL packed;

    /**
     * A home in that cache folder, which need not exist.
     *
     * @param packed the folder with the generator, in a jar or not; null where the build left it out
     */
    GeneratorHome(Path cache, @Nullable URL packed) {
        this.cache = cache;
        this.packed = packed;
    }

    /** A home in the user's cache folder ({@code XDG_CACHE_HOME}, or {@code .cache} in the home folder). */
    static GeneratorHome ofUser(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home", "."), ".cache");
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG base directory specification says that relative ones are to be ignored.
        boolean usable = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
        return new GeneratorHome((usable ? Path.of(xdg) : home).resolve("cgmkit"), packedWithTheKit());
    }

    /** The generator in the jar (or folder) that this class is from. */
    static @Nullable URL packedWithTheKit() {
        // Asked for by a file in it: not every jar has entries for its folders.
        URL file = GeneratorHome.class.getResource("generator" + KNOWN_FILE);
        try {
            return file == null
                    ? null
                    : URI.create(file.toString().replace(KNOWN_FILE, "")).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder in which it is unpacked. */
    Path cache() {
        return cache;
    }

    /**
     * The folder with the generator, unpacked where it was not. Where the cache cannot be written, a temporary folder
     * takes its place.
     *
     * @throws IOException when it can be unpacked nowhere, or is not in the jar
     */
    Path unpacked() throws IOException {
        if (packed == null) {
            throw new IOException("Allure's generator is not packed in this build of the kit.");
        }
        try {
            if (!"jar".equals(packed.getProtocol())) {
                return unpacked(Path.of(packed.toURI()));
            }
            JarURLConnection place = (JarURLConnection) packed.openConnection();
            // A file system of our own: one by its URI is shared, and another thread may close it.
            try (FileSystem jar =
                    FileSystems.newFileSystem(Path.of(place.getJarFileURL().toURI()))) {
                return unpacked(jar.getPath("/", place.getEntryName()));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private Path unpacked(Path source) throws IOException {
        List<PackedFile> files = PackedFile.in(source);
        Path home = cache.resolve("allure-" + PackedFile.digest(files));
        if (isComplete(home, files)) {
            return home;
        }
        try {
            Files.createDirectories(cache);
            return install(files, Files.createTempDirectory(cache, ".unpacking-"), home);
        } catch (FileSystemException e) {
            Path temporary = Files.createTempDirectory("cgmkit-allure-");
            copy(files, temporary);
            deleteAtExit(temporary);
            return temporary;
        }
    }

    private static Path install(List<PackedFile> files, Path unpacking, Path home) throws IOException {
        try {
            copy(files, unpacking);
            if (Files.exists(home) && !isComplete(home, files)) {
                // Somebody deleted parts of it.
                delete(home);
            }
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process may have been faster.
            boolean overtaken = isComplete(home, files);
            delete(unpacking);
            if (!overtaken) {
                throw e;
            }
        }
        return home;
    }

    private static boolean isComplete(Path home, List<PackedFile> files) throws IOException {
        for (PackedFile file : files) {
            Path there = home.resolve(file.name());
            if (!Files.isRegularFile(there) || Files.size(there) != file.size()) {
                return false;
            }
        }
        return true;
    }

    private static void copy(List<PackedFile> files, Path folder) throws IOException {
        for (PackedFile file : files) {
            Path target = folder.resolve(file.name());
            Files.createDirectories(target.resolveSibling(""));
            Files.copy(file.source(), target);
        }
    }

    private static void deleteAtExit(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            // Deleted in the reverse order of these calls: children first.
            all.forEach(path -> path.toFile().deleteOnExit());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
