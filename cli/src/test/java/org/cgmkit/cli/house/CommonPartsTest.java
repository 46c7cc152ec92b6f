package org.cgmkit.cli.house;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is common to all specifications names none of them, neither in code nor in what people read: a role that comes next must
 * not find words of another one there.
 */
class CommonPartsTest {
    private static final Path ROOT = Path.of(System.getProperty("cgmkit.root"));
    private static final List<String> PARTS =
            List.of("suites/kit/src/main", "reports/src/main", "simulator-kit/src/main", "cli/src/main");

    /** The rooms of a specification within the command, the list of what is plugged in, and what the start cache is trained with. */
    private static final List<String> ROOMS =
            List.of("cli/cgm/", "cli/validate/", "cli/outcomes/", "cli/Installed.java", "cli/StartCacheTraining.java");

    /** Roles, simulators and the guide, as words; {@code cgmkit} is another word. */
    private static final Pattern NAMED = Pattern.compile(
            "\\b(cgm|receivers?|submitters?|ehr|glucose|submit-cgm-bundle|GuideVersion)\\b", Pattern.CASE_INSENSITIVE);

    /** An address that stands for any server. */
    private static final Pattern EXAMPLE = Pattern.compile("ehr(:[0-9.]+|\\.example\\.org)|\\.example\\.org/ehr");

    @Test
    void noClassOfTheCommonPartsNamesASpecification() throws IOException {
        List<String> named = new ArrayList<>();
        int looked = 0;
        for (String part : PARTS) {
            for (Path file : filesOf(part)) {
                looked++;
                named.addAll(namesIn(ROOT.relativize(file).toString(), Files.readString(file)));
            }
        }

        assertThat("files that were looked at", looked, is(greaterThan(200)));
        assertThat("lines that name a specification or a role of one", named, is(empty()));
    }

    @Test
    void aNameIsSeen() {
        assertThat(
                namesIn("A.java", "/** The receiver under test. */\nString cgmkit;\n"),
                hasItem("A.java:1: receiver in: /** The receiver under test. */"));
        assertThat(namesIn("A.java", "https://ehr.example.org/fhir with cgmkit"), is(empty()));
    }

    private static List<Path> filesOf(String part) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|json|yaml|html|js|css|properties)"))
                    .filter(file -> ROOMS.stream().noneMatch(file.toString()::contains))
                    .toList();
        }
    }

    private static List<String> namesIn(String file, String text) {
        List<String> named = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            Matcher name = NAMED.matcher(EXAMPLE.matcher(lines.get(line)).replaceAll("server"));
            if (name.find()) {
                named.add(file + ":" + (line + 1) + ": " + name.group() + " in: "
                        + lines.get(line).strip());
            }
        }
        return named;
    }
}
