package org.cgmkit.reports.allure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of the generator as it is packed with the kit.
 *
 * @param source where it is
 * @param name its place in the generator's folder, with forward slashes
 * @param size its length in bytes
 */
record PackedFile(Path source, String name, long size) {
    private static final long SMALL = 20_000;

    /** All files below that folder, in the order of their names. */
    static List<PackedFile> in(Path folder) throws IOException {
        List<PackedFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.add(new PackedFile(file, name, Files.size(file)));
            }
        }
        files.sort(Comparator.comparing(PackedFile::name));
        return files;
    }

    /** A short digest of names and sizes, and of the content of the small files, which are the kit's own. */
    static String digest(List<PackedFile> files) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (PackedFile file : files) {
                digest.update((file.name() + "\n" + file.size() + "\n").getBytes(StandardCharsets.UTF_8));
                if (file.size() < SMALL) {
                    digest.update(Files.readAllBytes(file.source()));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
