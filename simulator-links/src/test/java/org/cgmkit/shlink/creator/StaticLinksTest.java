package org.cgmkit.shlink.creator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.shlink.viewer.ViewerPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links to files that any web server can serve. */
class StaticLinksTest {
    @TempDir
    private Path folder;

    @Test
    void everyLinkLeadsToAFileThatOpensWithItsKey() throws Exception {
        List<String> lines = StaticLinks.write(folder, "https://example.org/links/", new MovableClock());

        for (int i = 1; i < lines.size(); i += 2) {
            PlainReader reader = new PlainReader(new MadeLink(lines.get(i), null));
            String url = reader.payload().path("url").asText();
            JsonNode bundle = reader.opened(Files.readString(folder.resolve(url.substring(url.lastIndexOf('/') + 1))));
            assertThat(reader.payload().path("flag").asText(), is("LU"));
            assertThat(url, containsString("https://example.org/links/"));
            assertThat(bundle.path("entry").size(), is(greaterThan(5)));
        }
        assertThat(Files.readAllLines(folder.resolve("links.txt")), is(lines));
        assertThat(Files.readString(folder.resolve("viewer.html")), is(ViewerPage.html()));
    }

    @Test
    void anAddressThatMakesLinksTooLongIsRefused() {
        assertThat(
                String.valueOf(assertThrows(
                                IllegalArgumentException.class,
                                () -> StaticLinks.write(
                                        folder, "https://example.org/" + "a".repeat(80), new MovableClock()))
                        .getMessage()),
                containsString("of at most 84 characters"));
    }
}
