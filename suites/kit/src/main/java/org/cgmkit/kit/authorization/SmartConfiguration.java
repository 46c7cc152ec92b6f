package org.cgmkit.kit.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.kit.config.AuthorizationRules;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpTransport;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Finds the endpoints of an authorization server by the target's SMART configuration, asked for once, if at all. */
final class SmartConfiguration {
    /** Where it is, below the FHIR base (SMART App Launch, "Well-Known Uniform Resource Identifiers"). */
    static final String PATH = ".well-known/smart-configuration";

    private final AccessContext context;
    private @Nullable Exchange read;

    SmartConfiguration(AccessContext context) {
        this.context = context;
    }

    /**
     * The address of an endpoint.
     *
     * @param declared the address that the target's description says, which goes before what is found, or null
     * @param member its member of the configuration, such as {@code token_endpoint}
     * @param option its key in a target file
     * @throws NoTokenException where it is neither declared nor found
     */
    URI endpoint(@Nullable URI declared, String member, String option) {
        if (declared != null) {
            return declared;
        }
        Exchange configuration = read();
        String advice = " Give its address as '" + option + "' in the target file, or see to the configuration.";
        if (!configuration.succeeded() || !configuration.json().isObject()) {
            throw NoTokenException.because(
                    "Expected a SMART configuration that says where to get a token, but it cannot be read ("
                            + configuration + ")." + advice);
        }
        JsonNode found = configuration.json().path(member);
        if (!found.isTextual()) {
            throw NoTokenException.because("Expected the SMART configuration to name a " + member + " (" + configuration
                    + "), but it does not." + advice);
        }
        try {
            return AuthorizationRules.endpoint("the " + member + " in the SMART configuration", found.asText());
        } catch (ConfigurationException e) {
            throw NoTokenException.because(e.getMessage() + advice);
        }
    }

    /** Asks for the configuration as anybody may, without a token. */
    static Exchange ask(AccessContext context, Consumer<HttpExchange> log) {
        String url = context.target().url(PATH);
        HttpTransport transport = context.transport(log);
        List<Header> headers = context.headers(URI.create(url));
        return context.throttled().patiently("GET", url, () -> transport.send("GET", url, headers, null));
    }

    private Exchange read() {
        Exchange known = read;
        if (known == null) {
            known = ask(context, context.log());
            read = known;
        }
        return known;
    }
}
