package org.cgmkit.guide.cgm.drift;

import com.fasterxml.jackson.databind.JsonNode;

/** Collects what a capability statement says of the state of the guide that a receiver was built for. */
public final class CapabilityFacts {
    private static final String OPERATION = "submit-cgm-bundle";

    private CapabilityFacts() {}

    /** The facts of a CapabilityStatement. */
    public static Facts of(JsonNode statement) {
        Facts facts = new Facts();
        statement.path("instantiates").forEach(c -> canonical(facts, FactKind.INSTANTIATES, c, "instantiates"));
        statement.path("implementationGuide").forEach(c -> versioned(facts, c.asText(), "implementationGuide"));
        for (JsonNode rest : statement.path("rest")) {
            rest.path("interaction")
                    .forEach(i -> facts.add(FactKind.INTERACTION, i.path("code").asText(), "rest.interaction"));
            if (lists(rest)) {
                facts.add(FactKind.OPERATION, "system", "rest.operation");
            }
            for (JsonNode resource : rest.path("resource")) {
                String type = resource.path("type").asText();
                resource.path("supportedProfile")
                        .forEach(c -> canonical(facts, FactKind.SUPPORTED_PROFILE, c, "rest.resource " + type));
                if (type.equals("Bundle") && lists(resource)) {
                    facts.add(FactKind.OPERATION, "Bundle", "rest.resource Bundle");
                }
            }
        }
        return facts;
    }

    private static boolean lists(JsonNode element) {
        for (JsonNode operation : element.path("operation")) {
            if (operation.path("name").asText().equals(OPERATION)
                    || operation.path("definition").asText().contains("/" + OPERATION)) {
                return true;
            }
        }
        return false;
    }

    private static void canonical(Facts facts, FactKind kind, JsonNode canonical, String place) {
        String whole = canonical.asText();
        facts.add(kind, whole.split("\\|", 2)[0], place);
        versioned(facts, whole, place);
    }

    private static void versioned(Facts facts, String canonical, String place) {
        if (canonical.contains("|") && canonical.contains("/cgm")) {
            facts.add(FactKind.VERSIONED, canonical, place);
        }
    }
}
