package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with a file under {@code src/test/resources}. To accept what it is now, run the tests with
 * {@code -Dgolden.accept=true} and look at the difference before you commit it.
 */
final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/org/cgmkit/reports/console");

    private GoldenFile() {}

    static void compare(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat("output against " + name, actual, is(Files.readString(file)));
    }
}
