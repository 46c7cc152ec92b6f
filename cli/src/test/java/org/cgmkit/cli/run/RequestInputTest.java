package org.cgmkit.cli.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.suite.StepRequest;
import org.junit.jupiter.api.Test;

/** What a person types while a run by hand goes on. */
class RequestInputTest {
    private final List<String> complaints = new ArrayList<>();

    @Test
    void takesEachLineForARequest() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keyboard)) {
            RequestInput input = new RequestInput(in, complaints::add);
            assertThat("nothing was typed", input.next(), is(Optional.empty()));

            type(keyboard, "s\nRepeat\r\n");
            assertThat(input.next(), is(Optional.of(StepRequest.SKIP)));
            assertThat(input.next(), is(Optional.of(StepRequest.REPEAT)));

            type(keyboard, "e");
            assertThat("a line that is not ended", input.next(), is(Optional.empty()));
            type(keyboard, "\n");
            assertThat(input.next(), is(Optional.of(StepRequest.END)));
            assertThat(complaints, is(empty()));
        }
    }

    @Test
    void saysWhatIsExpectedWhereALineIsNoRequest() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keyboard)) {
            RequestInput input = new RequestInput(in, complaints::add);

            type(keyboard, "\nstop\n");

            assertThat(input.next(), is(Optional.empty()));
            assertThat(
                    complaints,
                    contains("Expected s to skip the step, r to repeat it or e to end the run, but got 'stop'."));
        }
    }

    private static void type(PipedOutputStream keyboard, String text) throws IOException {
        keyboard.write(text.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }
}
