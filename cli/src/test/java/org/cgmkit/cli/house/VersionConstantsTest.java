package org.cgmkit.cli.house;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

/**
 * What differs between versions of the guide is asked of the version, outside of {@code guide}. The files that ask for STU 1 by name
 * are listed beside this test, each with the reason; the lists only get shorter.
 */
class VersionConstantsTest {
    private static final Path ROOT = Path.of(requireNonNull(System.getProperty("cgmkit.root")));

    @Test
    void noFileHoldsACanonicalOrACodeOfAVersion() throws IOException {
        String codes = Arrays.stream(GuideVersion.values())
                .flatMap(v -> Arrays.stream(Concept.values()).flatMap(c -> v.codings(c).stream()))
                .filter(c -> c.system().equals("http://loinc.org"))
                .map(Coding::code)
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        Pattern constant = Pattern.compile("hl7\\.org/(fhir/)?uv/cgm|argo\\.run/cgm|\\b(" + codes + ")\\b");

        assertThat("files that hold a canonical or a LOINC code of the guide", files(constant), is(List.of()));
    }

    @Test
    void noFileTakesStu1ForGranted() throws IOException {
        Pattern stu1 = Pattern.compile(
                "GuideVersion\\.STU1\\b|\\bLoinc\\.[A-Z]|\\bLoinc\\.(values|byCode)\\b|GuideScopes\\.of");

        assertThat(files(stu1), is(listed("stu1-for-granted.txt")));
    }

    private static List<String> files(Pattern what) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(f -> ROOT.relativize(f).toString().replace('\\', '/'))
                    .filter(f -> f.contains("src/main/java/") && !f.startsWith("guide/") && !f.contains("target/"))
                    .filter(f -> what.matcher(read(ROOT.resolve(f))).find())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachFileThatTakesStu1ForGrantedSaysWhy() throws IOException {
        try (InputStream in = requireNonNull(VersionConstantsTest.class.getResourceAsStream("stu1-for-granted.txt"))) {
            List<String> unexplained = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.contains("  # "))
                    .toList();

            assertThat("files without a reason", unexplained, is(List.of()));
        }
    }

    private static List<String> listed(String name) throws IOException {
        try (InputStream in = requireNonNull(VersionConstantsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("  # ", 2)[0].strip())
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
