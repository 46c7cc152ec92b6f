package org.cgmkit.kit.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.StillThrottledException;
import org.cgmkit.kit.wire.TargetClient;

/**
 * What a server says of itself before anything else is known of it.
 *
 * @param baseUrl its FHIR base
 * @param metadata its capability statement
 * @param smart its SMART configuration (SMART App Launch, "Well-Known Uniform Resource Identifiers"); a missing node where it has
 *     none
 */
public record ServerProbe(String baseUrl, JsonNode metadata, JsonNode smart) {

    /**
     * Asks the server, by GET only.
     *
     * @throws UnreachableException where it gives no answer
     * @throws ConfigurationException where there is no FHIR server at the base URL
     */
    public static ServerProbe of(HttpTarget target) {
        TargetClient wire = new TargetClient(target, exchange -> {}, Sleeper.real());
        try {
            Exchange metadata = wire.sendFirst(Request.get("metadata"));
            Optional<String> problem = BaseUrlDiagnosis.of(target, metadata);
            if (problem.isPresent()) {
                throw metadata.status() / 100 == 5
                        ? new UnreachableException(problem.get())
                        : new ConfigurationException(problem.get());
            }
            Exchange smart = wire.send(Request.get(".well-known/smart-configuration"));
            boolean found = smart.succeeded() && smart.json().has("token_endpoint");
            return new ServerProbe(
                    target.baseUrl().toString(), metadata.json(), found ? smart.json() : MissingNode.getInstance());
        } catch (NoAnswerException e) {
            throw new UnreachableException(e.why());
        } catch (StillThrottledException e) {
            throw new UnreachableException("The server answers even the first question with " + e.answered() + ".");
        }
    }

    /** Whether its capability statement names an operation, by its code or within its canonical. */
    public boolean offers(String operation) {
        return metadata.path("rest").toString().contains(operation);
    }

    /** The software and its FHIR version, in a few words. */
    public String software() {
        String name = metadata.path("software").path("name").asText("software without a name");
        String version = metadata.path("software").path("version").asText("");
        return (name + " " + version).strip() + ", FHIR "
                + metadata.path("fhirVersion").asText("of no version");
    }
}
