package org.cgmkit.cli.house;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the formatter and the compiler do not see of a source file. */
class FilesTest {
    private static final int LONGEST = 300;

    /** A file that has to be longer says so in its first line. */
    private static final String REASON = "// Longer than " + LONGEST + " lines because ";

    @Test
    void noFileIsLongerThan300LinesWithoutAReasonAtItsTop() throws IOException {
        List<String> long_ = sources()
                .filter(file -> lines(file).size() > LONGEST)
                .filter(file -> !lines(file).get(0).startsWith(REASON))
                .map(file -> file + ": " + lines(file).size() + " lines")
                .toList();

        assertThat("files to split", long_, is(empty()));
    }

    @Test
    void noGeneratedJavaIsKept() throws IOException {
        List<Path> generated = sources()
                .filter(file ->
                        lines(file).stream().anyMatch(l -> l.startsWith("@Generated") || l.startsWith("// Generated")))
                .toList();

        assertThat("generated files in the tree", generated, is(empty()));
    }

    @Test
    void theSourcesAreFound() throws IOException {
        assertThat("source files seen", sources().count(), is(greaterThan(40L)));
    }

    private static Stream<Path> sources() throws IOException {
        Path root = Path.of(requireNonNull(System.getProperty("cgmkit.root")));
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !root.relativize(f).toString().contains("target/"))
                    .toList()
                    .stream();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
