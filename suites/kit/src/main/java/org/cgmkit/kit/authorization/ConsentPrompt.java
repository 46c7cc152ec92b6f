package org.cgmkit.kit.authorization;

import java.net.URI;
import java.time.Duration;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** The person at the kit, who opens an address in a browser and agrees there. */
public interface ConsentPrompt {

    /**
     * Asks to open an address.
     *
     * @param address the address
     * @param patient the logical id of the patient to choose there, or null where there is none to choose
     * @param limit how long the kit waits
     */
    void invite(URI address, @Nullable String patient, Duration limit);

    /**
     * Says from time to time that the kit waits.
     *
     * @param left how much longer it does
     */
    void waiting(Duration left);

    /** Nobody: a launch that needs a person ends with a sentence. */
    static ConsentPrompt nobody() {
        return new ConsentPrompt() {
            @Override
            public void invite(URI address, @Nullable String patient, Duration limit) {
                throw new ConfigurationException(
                        "The target declares a standalone launch, for which somebody has to agree in a browser, and nobody "
                                + "is there: run it from the command line, or declare Backend Services or a token.");
            }

            @Override
            public void waiting(Duration left) {
                // Nobody hears it.
            }
        };
    }
}
