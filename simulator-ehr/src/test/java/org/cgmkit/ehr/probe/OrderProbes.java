package org.cgmkit.ehr.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;

/** Looks at the orders that a receiver shows. */
final class OrderProbes {
    private static final GuideValidator VALIDATOR = GuideValidator.builtIn(GuideVersion.STU1);
    private static final String OF_THE_PATIENT = "/ServiceRequest?patient=" + SandboxOptions.PATIENT;

    private static final String LAST_UPDATED = "2026-05-01T00:00:00Z";

    /** What is wrong with each order that was seen: most receivers show the same ones. */
    private final Map<String, List<Finding>> seen = new ConcurrentHashMap<>();

    private OrderProbes() {}

    static List<Probe> all() {
        return List.of(new Probe("receiver.orders.conform", new OrderProbes()::orders));
    }

    private Optional<String> orders(ProbedSandbox visit) {
        for (JsonNode entry : visit.client().get(OF_THE_PATIENT).json().path("entry")) {
            JsonNode order = entry.path("resource");
            String subject = order.path("subject").path("reference").asText();
            if (!subject.endsWith("Patient/" + SandboxOptions.PATIENT)) {
                return Optional.of("an order of " + subject);
            }
            boolean standing = order.path("id").asText().startsWith("standing-order");
            Profile profile = standing ? Profile.CGM_STANDING_ORDER : Profile.CGM_ONE_TIME_ORDER;
            List<Finding> findings = findings(order, profile);
            if (findings.stream().anyMatch(Finding::invalidates)) {
                return Optional.of(findings.toString());
            }
            String code = order.path("code").path("coding").path(0).path("code").asText();
            if (visit.client()
                    .get(OF_THE_PATIENT + "&code=" + code)
                    .json()
                    .path("entry")
                    .isEmpty()) {
                return Optional.of("no order is found by the code " + code);
            }
        }
        return Optional.empty();
    }

    private List<Finding> findings(JsonNode order, Profile profile) {
        ObjectNode undated = order.deepCopy();
        undated.withObject("/meta").put("lastUpdated", LAST_UPDATED);
        return seen.computeIfAbsent(
                undated.toString(), json -> VALIDATOR.validate(json, profile.url(GuideVersion.STU1)));
    }
}
