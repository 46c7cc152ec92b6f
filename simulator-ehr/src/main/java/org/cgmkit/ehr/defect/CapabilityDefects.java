package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.guide.cgm.GuideVersion;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations;

/** What a receiver can get wrong about what it says of itself. */
final class CapabilityDefects {
    /** Where the Argonaut draft of the guide stood, before the base moved below hl7.org/fhir. */
    private static final String ARGONAUT = GuideVersion.ARGONAUT_2024.receiverCapabilityStatement();

    /** Which what submitters write has, and orders have not. */
    private static final List<SearchCriterion> WITH_IDENTIFIER =
            List.of(new SearchCriterion.WithToken("identifier", List.of(new SearchCriterion.Token(null, null))));

    private CapabilityDefects() {}

    static List<Defect> all() {
        return List.of(
                shown(
                        "no-instantiates",
                        "receiver.capability.instantiates",
                        "Says nothing about the guide's capability statement in instantiates.",
                        c -> c.getInstantiates().clear()),
                shown(
                        "argonaut-canonical",
                        "receiver.capability.instantiates",
                        "Instantiates the capability statement under the canonical of the Argonaut draft.",
                        c -> {
                            c.getInstantiates().clear();
                            c.addInstantiates(ARGONAUT);
                        }),
                shown(
                        "operation-not-listed",
                        "receiver.capability.operation",
                        "Does not list the operation, though it has it.",
                        c -> {
                            c.getRestFirstRep().getOperation().clear();
                            // Where a version of the guide has it at a type.
                            c.getRestFirstRep()
                                    .getResource()
                                    .forEach(type -> type.getOperation().clear());
                        }),
                shown(
                        "says-fhir-r5",
                        "receiver.capability.fhir-r4-json",
                        "Says that it speaks FHIR 5.0.0.",
                        c -> c.setFhirVersion(Enumerations.FHIRVersion._5_0_0)),
                of(
                        "orders-not-searchable-by-code",
                        "receiver.capability.orders",
                        "Does not list the search parameter code of ServiceRequest.",
                        "ServiceRequest",
                        r -> r.getSearchParam().removeIf(p -> p.getName().equals("code"))),
                of(
                        "devices-without-update",
                        "receiver.capability.devices",
                        "Does not list the update of Device.",
                        "Device",
                        CapabilityDefects::withoutUpdate),
                shown(
                        "devices-not-listed",
                        "receiver.capability.devices",
                        "Does not list the type Device at all.",
                        c -> c.getRestFirstRep()
                                .getResource()
                                .removeIf(r -> r.getType().equals("Device"))),
                shown(
                        "reports-not-listed",
                        "receiver.capability.reports",
                        "Does not list the type DiagnosticReport at all.",
                        c -> c.getRestFirstRep()
                                .getResource()
                                .removeIf(r -> r.getType().equals("DiagnosticReport"))),
                of(
                        "reports-without-update",
                        "receiver.capability.reports",
                        "Does not list the update of DiagnosticReport.",
                        "DiagnosticReport",
                        CapabilityDefects::withoutUpdate),
                of(
                        "observations-without-category",
                        "receiver.capability.observations",
                        "Does not list the search parameter category of Observation.",
                        "Observation",
                        r -> r.getSearchParam().removeIf(p -> p.getName().equals("category"))),
                shown(
                        "no-supported-profiles",
                        "receiver.capability.profiles",
                        "Lists no supported profiles.",
                        c -> c.getRestFirstRep()
                                .getResource()
                                .forEach(r -> r.getSupportedProfile().clear())),
                of(
                        "claims-delete-it-lacks",
                        "receiver.capability.honest",
                        "Lists the delete of Observation, and refuses it.",
                        "Observation",
                        r -> r.addInteraction().setCode(TypeRestfulInteraction.DELETE)),
                Defect.of(
                        "orders-found-and-not-read",
                        "receiver.capability.honest",
                        "Finds orders by search, and answers 404 when one is read.",
                        w -> w.with(w.visibility().reading(WITH_IDENTIFIER))),
                Defect.of(
                        "claims-search-it-lacks",
                        "receiver.capability.honest",
                        "Lists the search parameter category of Observation, and refuses such searches.",
                        w -> w.limiting(
                                (type, parameters) -> type.equals("Observation") && parameters.contains("category")
                                        ? Optional.of("Searching Observation by category is not implemented.")
                                        : Optional.empty())));
    }

    private static Defect shown(
            String id, String requirement, String description, Consumer<CapabilityStatement> change) {
        return Defect.of(
                id,
                requirement,
                description,
                w -> w.showing(c -> {
                    change.accept(c);
                    return c;
                }));
    }

    private static Defect of(
            String id,
            String requirement,
            String description,
            String type,
            Consumer<CapabilityStatementRestResourceComponent> change) {
        return shown(
                id,
                requirement,
                description,
                c -> c.getRestFirstRep().getResource().stream()
                        .filter(r -> r.getType().equals(type))
                        .forEach(change));
    }

    private static void withoutUpdate(CapabilityStatementRestResourceComponent resource) {
        resource.getInteraction().removeIf(i -> i.getCode() == TypeRestfulInteraction.UPDATE);
    }
}
