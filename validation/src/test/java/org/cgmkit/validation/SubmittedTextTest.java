package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.validation.submission.SubmittedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmittedTextTest {
    private static final String SHORT = "{\"resourceType\": \"Bundle\", \"entry\": [{\"fullUrl\": \"ü\"}]}";
    private static final String LONG = SHORT.repeat(SubmittedText.LONG / SHORT.length() + 1);

    @Test
    void staysInMemoryWhereItIsShort() throws IOException {
        try (SubmittedText text = read(SHORT)) {
            assertThat(text.file().isPresent(), is(false));
            assertThat(text.text(), is(SHORT));
        }
    }

    @Test
    void isInAFileWhileItIsOpenWhereItIsLong() throws IOException {
        Path file;
        try (SubmittedText text = read(LONG)) {
            file = text.file().orElseThrow();
            assertThat(Files.exists(file), is(true));
            assertThat(text.text(), is(LONG));
            try (InputStream in = text.open()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8), is(LONG));
            }
        }
        assertThat(Files.exists(file), is(false));
    }

    @Test
    void leavesAFileThatItDidNotWriteWhereItIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("submission.json"), SHORT);
        try (SubmittedText text = SubmittedText.of(file)) {
            assertThat(text.text(), is(SHORT));
        }
        assertThat(Files.exists(file), is(true));
    }

    @Test
    void givesAnyPartOfItAgainWhereverItIs() throws IOException {
        int umlaut = SHORT.indexOf('ü');
        try (SubmittedText inMemory = SubmittedText.of(SHORT);
                SubmittedText inFile =
                        SubmittedText.written(out -> out.write(SHORT.getBytes(StandardCharsets.UTF_8)))) {
            for (SubmittedText text : new SubmittedText[] {inMemory, inFile}) {
                assertThat(text.length(), is(SHORT.length() + 1L));
                assertThat(text.text(umlaut, umlaut + 2), is("ü"));
                assertThat(text.text(1, 15), is("\"resourceType\""));
                assertThat(text.beginning(1), is("{"));
                assertThat(text.beginning(1_000), is(SHORT));
                assertThat(text.isBlank(), is(false));
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                text.copy(1, 15, copy);
                assertThat(copy.toString(StandardCharsets.UTF_8), is("\"resourceType\""));
            }
        }
    }

    @Test
    void copiesMoreThanItHoldsAtOnce() throws IOException {
        try (SubmittedText text = read(LONG)) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            text.copy(0, text.length(), copy);
            assertThat(copy.toString(StandardCharsets.UTF_8), is(LONG));
        }
    }

    @Test
    void isBlankWithNothingButWhiteSpace() throws IOException {
        for (String blank : new String[] {"", " \n\t\r "}) {
            try (SubmittedText text = read(blank)) {
                assertThat(text.isBlank(), is(true));
            }
        }
    }

    private static SubmittedText read(String text) throws IOException {
        return SubmittedText.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
