package org.cgmkit.kit.preflight;

import java.util.Locale;
import java.util.Optional;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.wire.Exchange;

/** Says what is at a base URL where there is no FHIR server, and what is likely meant. */
public final class BaseUrlDiagnosis {
    private BaseUrlDiagnosis() {}

    /** What is wrong, in sentences, or empty where a FHIR server answered. */
    public static Optional<String> of(HttpTarget target, Exchange metadata) {
        int status = metadata.status();
        if (status / 100 == 5) {
            return Optional.of("The target is broken: it answers " + asked(metadata)
                    + " with a server error, before anything was tested. " + whatCame(metadata)
                    + " Look at its log, and run again when it is up.");
        }
        if (status / 100 == 3) {
            return Optional.of("The base URL leads elsewhere: " + asked(metadata) + " is a redirect to "
                    + metadata.header("Location").orElse("no address") + ". Give the FHIR server's own address.");
        }
        if (status == 401 || status == 403) {
            return Optional.of("The target refuses " + asked(metadata)
                    + (target.declaresCredential()
                            ? ": it does not take the credential that was given. Get a new token and run again."
                            : " without a credential: give one with --token, in the variable CGMKIT_TOKEN, or let a target file say"
                                    + " how to get one."));
        }
        if (isFhir(metadata)) {
            return Optional.empty();
        }
        return Optional.of("There is no FHIR server at " + target.baseUrl() + ": " + asked(metadata)
                + ", and what came is " + "no CapabilityStatement. " + whatCame(metadata) + " " + likelyFix(target));
    }

    private static boolean isFhir(Exchange metadata) {
        // XML in spite of the Accept header is for a requirement to judge.
        boolean xml = metadata.body().stripLeading().startsWith("<")
                && metadata.body().contains("<CapabilityStatement")
                && metadata.body().contains("http://hl7.org/fhir");
        return metadata.succeeded() && (metadata.resourceType().equals("CapabilityStatement") || xml);
    }

    private static String asked(Exchange metadata) {
        return "GET " + metadata.url() + " was answered with " + metadata.status();
    }

    private static String whatCame(Exchange metadata) {
        String body = metadata.body().strip();
        String type = metadata.header("Content-Type").orElse("no content type");
        if (body.isEmpty()) {
            return "The body is empty.";
        }
        if (body.toLowerCase(Locale.ROOT).contains("<html") || type.contains("html")) {
            return "It is a web page (" + type + ").";
        }
        if (!metadata.resourceType().isEmpty()) {
            return "It is a resource of type " + metadata.resourceType() + ".";
        }
        if (metadata.json().isContainerNode()) {
            return "It is JSON, but no FHIR resource: " + beginning(body);
        }
        return "It is neither JSON nor a web page (" + type + "): " + beginning(body);
    }

    private static String beginning(String body) {
        String line = body.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }

    private static String likelyFix(HttpTarget target) {
        String path = target.baseUrl().getPath();
        return path.isEmpty()
                ? "The base URL often has a path, such as " + target.url("fhir") + "."
                : "Look for the base URL in the server's documentation: the address under which /metadata stands.";
    }
}
