package org.cgmkit.suites.setup;

import java.net.URI;

/** How a submitter under test is brought to submit. */
public sealed interface SubmitterTrigger {

    /** A person does it, step by step, as the run says. */
    record ByHand() implements SubmitterTrigger {}

    /**
     * A command is run for each step, by the shell.
     *
     * @param line the command line
     */
    record ByCommand(String line) implements SubmitterTrigger {}

    /**
     * An address is called by POST for each step.
     *
     * @param url the address
     */
    record ByHook(URI url) implements SubmitterTrigger {}

    /**
     * Something within this process does it; for tests and builds in Java.
     *
     * @param app what does it
     */
    record ByCode(App app) implements SubmitterTrigger {}

    /** What submits, within this process. */
    @FunctionalInterface
    interface App {
        /** Begins a step. */
        Begun begin(Call call);
    }

    /** An app within this process that is at work. */
    interface Begun extends AutoCloseable {
        /** Whether nothing more is to be expected of it. */
        boolean isOver();

        /** Ends it, and waits until it has ended. */
        @Override
        void close();
    }

    /**
     * What an app is told for a step.
     *
     * @param step the step's name
     * @param baseUrl the FHIR base of the receiver
     * @param patientId the id that the receiver has for the patient
     * @param clientId the id by which the app is registered; empty where it is not
     * @param seconds for how long the step goes on at most
     * @param stays whether the app has to stay for so long, because its orders ask for submissions again and again
     */
    record Call(String step, String baseUrl, String patientId, String clientId, long seconds, boolean stays) {}
}
