package org.cgmkit.cli.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.kit.suite.StepRequest;

/**
 * The keyboard of a run by hand, line by line. It reads only what is there already: a run that was sent to the background of a
 * terminal would be stopped by the system if it waited for a line.
 */
final class RequestInput {
    private final InputStream in;
    private final Consumer<String> complain;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * A keyboard.
     *
     * @param complain is told where a line is no request
     */
    RequestInput(InputStream in, Consumer<String> complain) {
        this.in = in;
        this.complain = complain;
    }

    /** The next request that was typed, or empty where there is none yet. */
    synchronized Optional<StepRequest> next() {
        try {
            while (in.available() > 0) {
                int read = in.read();
                if (read < 0) {
                    return Optional.empty();
                }
                if (read != '\n') {
                    line.write(read);
                    continue;
                }
                String typed = line.toString(StandardCharsets.UTF_8).strip();
                line.reset();
                Optional<StepRequest> request = StepRequest.of(typed);
                if (request.isPresent()) {
                    return request;
                }
                if (!typed.isEmpty()) {
                    complain.accept("Expected s to skip the step, r to repeat it or e to end the run, but got '" + typed
                            + "'.");
                }
            }
        } catch (IOException e) {
            // Whoever cannot type still has Ctrl-C.
        }
        return Optional.empty();
    }
}
