package org.cgmkit.kit.trigger;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.kit.config.TlsSettings;

/** Something that does what it is told by variables, and answers in text: a command, an address, or code within this process. */
@FunctionalInterface
public interface AnsweringTrigger {

    /**
     * Does it once.
     *
     * @param step the name of the step, fit for the name of a file
     * @param variables what is to be done; their names begin with {@code CGMKIT_}
     * @return what was answered
     * @throws TriggerFailedException where it was not done
     */
    String answer(String step, Map<String, String> variables) throws InterruptedException;

    /**
     * A command, run once for each step with the variables in its environment; its answer is what it prints. What it complains
     * about is kept beside the results.
     *
     * @param patience how long it may take
     * @param results the folder of the results
     */
    static AnsweringTrigger command(String line, Duration patience, Path results) {
        return new AnsweringCommand(line, patience, results);
    }

    /**
     * An address, called by POST with a JSON object of the variables: {@code CGMKIT_STEP} is {@code step} there. The answer is the
     * body.
     *
     * @param tls whom to trust there
     * @param patience how long it may take
     */
    static AnsweringTrigger hook(URI url, TlsSettings tls, Duration patience) {
        return (step, variables) -> WebHook.ask(url, tls, patience, step, variables);
    }

    /** The one that a text means: an address where it is one of HTTP, else a command. */
    static AnsweringTrigger of(String text, TlsSettings tls, Duration patience, Path results) {
        return text.strip().matches("(?i)https?://\\S+")
                ? hook(URI.create(text.strip()), tls, patience)
                : command(text, patience, results);
    }
}
