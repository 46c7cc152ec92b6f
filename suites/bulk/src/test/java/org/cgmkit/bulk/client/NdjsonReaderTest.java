package org.cgmkit.bulk.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonReaderTest {
    private final List<String> read = new ArrayList<>();
    private final NdjsonReader reader =
            new NdjsonReader(resource -> read.add(resource.path("id").asText()));

    @Test
    void linesMayEndInCarriageReturnsAndTheLastOneInNothing() throws IOException {
        reader.read(bytes("{\"id\":\"1\"}\r\n\n{\"id\":\"2\"}"));

        assertThat(read, contains("1", "2"));
        assertThat(reader.lines(), is(2L));
        assertThat(reader.bad(), is(empty()));
    }

    @Test
    void aBadLineAmongGoodOnesIsToldAndTheOthersAreRead() throws IOException {
        reader.read(bytes("{\"id\":\"1\"}\n{\"id\":\n{\"id\":\"3\"}\n"));

        assertThat(read, contains("1", "3"));
        assertThat(reader.bad(), contains(containsString("line 2 is no JSON object")));
        assertThat(reader.unread(), is(true));
    }

    @Test
    void twoResourcesOnALineAreNone() throws IOException {
        reader.read(bytes("{\"id\":\"1\"}{\"id\":\"2\"}\n"));

        assertThat(read, is(empty()));
        assertThat(reader.bad(), contains(containsString("line 1")));
    }

    @Test
    void theElementsOfAnArrayAreReadAndTold() throws IOException {
        reader.read(bytes("[{\"id\":\"1\"}\n,{\"id\":\"2\"}\n]\n"));

        assertThat(read, contains("1", "2"));
        assertThat(reader.bad().size(), is(3));
        assertThat("nothing is lost", reader.unread(), is(false));
    }

    @Test
    void whatIsNotUtf8IsTold() throws IOException {
        reader.read(new ByteArrayInputStream("{\"id\":\"\u00e4\"}\n".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(reader.bad(), contains("line 1 is not UTF-8"));
    }

    @Test
    void aLineWithoutEndIsNotKept() throws IOException {
        byte[] much = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        InputStream endless = new ByteArrayInputStream(much);
        for (int i = 0; i < 20; i++) {
            endless = new SequenceInputStream(endless, new ByteArrayInputStream(much));
        }
        reader.read(new SequenceInputStream(endless, bytes("\n{\"id\":\"2\"}\n")));

        assertThat(read, contains("2"));
        assertThat(reader.bad(), contains("line 1 is longer than 16 MB"));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
