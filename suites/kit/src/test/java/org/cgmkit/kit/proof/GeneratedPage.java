package org.cgmkit.kit.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation, or a part of one, that a test makes of what it found. With {@code -Dcgmkit.docs=write} it is
 * written, else it has to be the same.
 *
 * @param file where it is, from the root of the project
 * @param module the module of the test, from there
 * @param test the test that makes it
 */
public record GeneratedPage(String file, String module, Class<?> test) {
    private static final String END = "<!-- end of table -->";

    /** That the page is this, or writes it. */
    public void assertIs(String made) {
        write(made);
        assertThat(message(), text(), is(made));
    }

    /** That the part of the page between the two marks of the test is this, or writes it. */
    public void assertHolds(String made) {
        String begin = "<!-- table: made by " + test.getSimpleName() + " -->\n";
        String text = text();
        int from = text.indexOf(begin);
        int until = text.indexOf(END, Math.max(0, from));
        if (from < 0 || until < 0) {
            throw new AssertionError("Expected " + file + " to have a place between '" + begin.strip() + "' and '" + END
                    + "', but it has none.");
        }
        String whole = text.substring(0, from + begin.length()) + made + text.substring(until);
        write(whole);
        assertThat(message(), text(), is(whole));
    }

    /** Writes the page where pages are to be written. */
    public void write(String made) {
        if ("write".equals(System.getProperty("cgmkit.docs"))) {
            try {
                Files.writeString(path(), made);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String message() {
        return file + "; to make it anew: mvn -B -q -pl " + module + " -am test -Dtest=" + test.getSimpleName()
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcgmkit.docs=write";
    }

    private String text() {
        try {
            return Files.exists(path()) ? Files.readString(path()) : "(no such file)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path() {
        return Path.of(System.getProperty("cgmkit.root")).resolve(file);
    }
}
