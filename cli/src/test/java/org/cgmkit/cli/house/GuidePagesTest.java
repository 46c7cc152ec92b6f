package org.cgmkit.cli.house;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that people read lead somewhere, and the first of them stays short. */
class GuidePagesTest {
    private static final Path ROOT = Path.of(requireNonNull(System.getProperty("cgmkit.root")));
    private static final Pattern LINK = Pattern.compile("]\\((?!https?://|#)([^)#\\s]+)(#[^)]*)?\\)");

    /** More is not read by somebody who wants to start. */
    private static final int LINES = 200;

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(
                "lines of README.md; what is more belongs in docs/",
                Files.readAllLines(ROOT.resolve("README.md")).size(),
                is(lessThan(LINES)));
    }

    @Test
    void everyLinkWithinTheProjectLeadsToAFile() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(MatchResult::group)
                    .forEach(link -> {
                        String target = LINK.matcher(link).replaceFirst("$1");
                        if (!Files.exists(page.resolveSibling(target))) {
                            dead.add(ROOT.relativize(page) + " links to " + target);
                        }
                    });
        }

        assertThat("dead links", dead, is(empty()));
    }

    @Test
    void everyPageInDocsIsReachedFromTheReadmeOrFromOneThatIs() throws IOException {
        String all = Files.readString(ROOT.resolve("README.md"));
        List<Path> docs = pages().stream()
                .filter(page -> page.startsWith(ROOT.resolve("docs")))
                .toList();
        for (Path page : docs) {
            all += Files.readString(page);
        }
        String linked = all;

        assertThat(
                "pages that nothing links to",
                docs.stream()
                        .map(page -> String.valueOf(page.getFileName()))
                        .filter(name -> !linked.contains(name + ")"))
                        .toList(),
                is(empty()));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "bench/README.md")
                                    .map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
