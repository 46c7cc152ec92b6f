package org.cgmkit.console.sandbox;

import java.util.List;
import java.util.Map;

/** A sandbox at work. */
public interface HostedSandbox {

    /** The address under which a system under test reaches it, without a slash at its end. */
    String address();

    /** What somebody has to know to use it, beside its address. */
    List<Fact> facts();

    /** Commands for a shell that use it, and what they do. */
    List<Fact> commands();

    /** How many resources it holds of each type. */
    Map<String, Integer> counts();

    /** The readings that came last. */
    Curve curve();

    /**
     * Sends it a sample, so that its traffic has it.
     *
     * @param sample the id of one of the host's samples
     * @throws IllegalArgumentException where there is no such sample; the message is a sentence
     */
    void send(String sample);
}
