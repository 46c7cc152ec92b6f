package org.cgmkit.kit.trigger;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cgmkit.kit.config.TlsSettings;

/** How an app under test is brought to submit. */
public sealed interface Trigger {

    /** A person does it, step by step, as the run says. */
    record ByHand() implements Trigger {}

    /**
     * A command is run for each step, by the shell.
     *
     * @param line the command line
     */
    record ByCommand(String line) implements Trigger {}

    /**
     * An address is called by POST for each step.
     *
     * @param url the address
     * @param tls whom to trust there
     */
    record ByHook(URI url, TlsSettings tls) implements Trigger {}

    /**
     * Something within this process does it; for tests and builds in Java.
     *
     * @param app what does it
     */
    record ByCode(App app) implements Trigger {}

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

        /** Whether something of the app stays when it is over, and may go on to submit. */
        default boolean staysBehind() {
            return false;
        }

        /** What is to be said of it when it is over, as a sentence. */
        default String remark() {
            return "The app has ended.";
        }

        /** Ends it, and waits until it has ended. */
        @Override
        void close();
    }

    /**
     * What an app is told for a step.
     *
     * @param step the step's name
     * @param baseUrl the FHIR base of the server
     * @param patientId the id that the server has for the patient
     * @param clientId the id by which the app is registered; empty where it is not
     * @param launchUrl what a browser is to open for the server to launch the app; empty where the app begins by itself
     * @param seconds for how long the step goes on at most
     * @param stays whether the app has to stay for so long, because it has to act again and again
     */
    record Call(
            String step,
            String baseUrl,
            String patientId,
            String clientId,
            String launchUrl,
            long seconds,
            boolean stays) {
        /** The variables that differ from step to step. */
        public static final Set<String> OF_A_STEP = Set.of("CGMKIT_STEP", "CGMKIT_SECONDS");

        /**
         * The same as variables of the environment; CGMKIT_LAUNCH_URL only where the app is launched, CGMKIT_SECONDS only where
         * it has to stay.
         */
        public Map<String, String> environment() {
            Map<String, String> variables = new LinkedHashMap<>();
            variables.put("CGMKIT_STEP", step);
            variables.put("CGMKIT_BASE_URL", baseUrl);
            variables.put("CGMKIT_PATIENT_ID", patientId);
            variables.put("CGMKIT_CLIENT_ID", clientId);
            if (!launchUrl.isEmpty()) {
                variables.put("CGMKIT_LAUNCH_URL", launchUrl);
            }
            if (stays) {
                variables.put("CGMKIT_SECONDS", String.valueOf(seconds));
            }
            return variables;
        }
    }
}
