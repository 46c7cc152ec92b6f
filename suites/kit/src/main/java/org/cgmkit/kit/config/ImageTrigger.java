package org.cgmkit.kit.config;

import java.util.List;

/** How an app that is an image is brought to submit. */
public sealed interface ImageTrigger {

    /** A container is started for each step, and ends by itself. */
    record EachStep() implements ImageTrigger {}

    /**
     * One container stays, and a command is run in it for each step.
     *
     * @param words the words of the command
     */
    record Command(List<String> words) implements ImageTrigger {
        public Command {
            words = List.copyOf(words);
        }
    }

    /**
     * One container stays, and an address of it is posted what a step is about.
     *
     * @param path the path, with a slash at its beginning
     */
    record Path(String path) implements ImageTrigger {}
}
