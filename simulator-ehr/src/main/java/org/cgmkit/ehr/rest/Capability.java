package org.cgmkit.ehr.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.ehr.search.SearchParameters;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.SubmissionEndpoint;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations;

/**
 * What a sound receiver says about itself: all that the guide's CapabilityStatement cgm-data-receiver lists, and what
 * it can do beside that.
 */
final class Capability {
    /** When what is said here was last changed. */
    private static final String CHANGED = "2026-11-21";

    private static final List<TypeRestfulInteraction> READING =
            List.of(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE);
    private static final List<TypeRestfulInteraction> WRITING = List.of(
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.SEARCHTYPE,
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE);

    private static final Map<SearchParameters.Kind, Enumerations.SearchParamType> KINDS = Map.of(
            SearchParameters.Kind.PATIENT, Enumerations.SearchParamType.REFERENCE,
            SearchParameters.Kind.ID, Enumerations.SearchParamType.TOKEN,
            SearchParameters.Kind.TOKEN, Enumerations.SearchParamType.TOKEN,
            SearchParameters.Kind.STRING, Enumerations.SearchParamType.STRING,
            SearchParameters.Kind.DATE, Enumerations.SearchParamType.DATE);

    private final GuideVersion guide;
    private final Behaviour behaviour;

    private Capability(GuideVersion guide, Behaviour behaviour) {
        this.guide = guide;
        this.behaviour = behaviour;
    }

    /** The statement of a receiver by that version of the guide, at that address. */
    static CapabilityStatement of(GuideVersion guide, Behaviour behaviour, String base) {
        return new Capability(guide, behaviour).statement(base);
    }

    private CapabilityStatement statement(String base) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setStatus(Enumerations.PublicationStatus.ACTIVE);
        statement.setDateElement(new DateTimeType(CHANGED));
        statement.setKind(CapabilityStatement.CapabilityStatementKind.INSTANCE);
        versions().map(GuideVersion::receiverCapabilityStatement).distinct().forEach(statement::addInstantiates);
        statement.getSoftware().setName("cgmkit EHR simulator").setVersion(version());
        statement
                .getImplementation()
                .setDescription("Simulated CGM data receiver, behaviour " + behaviour.name())
                .setUrl(base);
        statement.setFhirVersion(Enumerations.FHIRVersion._4_0_1);
        statement.addFormat("json").addFormat("application/fhir+json");
        rest(statement.addRest());
        return statement;
    }

    private void rest(CapabilityStatementRestComponent rest) {
        rest.setMode(CapabilityStatement.RestfulCapabilityMode.SERVER);
        if (versions().anyMatch(v -> v.submission().bundleType().equals("batch"))) {
            rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        }
        if (serves(SubmissionEndpoint.OPERATION)) {
            rest.addOperation().setName("submit-cgm-bundle").setDefinition(operation());
        }
        if (serves("Bundle/" + SubmissionEndpoint.OPERATION)) {
            rest.addResource()
                    .setType("Bundle")
                    .addOperation()
                    .setName("submit-cgm-bundle")
                    .setDefinition(operation());
        }
        resource(rest, "ServiceRequest", READING, Profile.CGM_STANDING_ORDER, Profile.CGM_ONE_TIME_ORDER);
        resource(rest, "Device", WRITING, Profile.DEVICE);
        resource(rest, "DiagnosticReport", WRITING, Profile.SUMMARY_PDF);
        resource(
                rest,
                "Observation",
                WRITING,
                Profile.SUMMARY,
                Profile.MEAN_GLUCOSE_MASS,
                Profile.MEAN_GLUCOSE_MOLES,
                Profile.TIMES_IN_RANGES,
                Profile.GMI,
                Profile.COEFFICIENT_OF_VARIATION,
                Profile.DAYS_OF_WEAR,
                Profile.SENSOR_ACTIVE_PERCENTAGE,
                Profile.SENSOR_READING_MASS,
                Profile.SENSOR_READING_MOLES);
        resource(rest, "Patient", READING);
        rest.getResource().stream()
                .filter(r -> r.getInteraction().size() == WRITING.size())
                .forEach(r -> {
                    if (behaviour.deletes()) {
                        r.addInteraction().setCode(TypeRestfulInteraction.DELETE);
                    }
                    r.setConditionalCreate(behaviour.conditionalCreate())
                            .setUpdateCreate(false)
                            .setVersioning(CapabilityStatement.ResourceVersionPolicy.VERSIONED);
                });
    }

    /** The versions of the guide that it speaks for, its own first. */
    private Stream<GuideVersion> versions() {
        return behaviour.bridging()
                ? Stream.concat(Stream.of(guide), Arrays.stream(GuideVersion.values()))
                        .distinct()
                : Stream.of(guide);
    }

    /** The operation's definition, of the first version that has one. */
    private String operation() {
        return versions()
                .filter(v -> v.submission().paths().stream().anyMatch(p -> p.endsWith(SubmissionEndpoint.OPERATION)))
                .findFirst()
                .orElse(guide)
                .submitOperation();
    }

    private boolean serves(String place) {
        return SubmissionEndpoint.sound(guide, behaviour).isAt(place);
    }

    private void resource(
            CapabilityStatementRestComponent rest,
            String type,
            List<TypeRestfulInteraction> interactions,
            Profile... profiles) {
        CapabilityStatementRestResourceComponent resource = rest.addResource();
        resource.setType(type);
        Arrays.stream(profiles)
                .filter(guide.profiles()::contains)
                .filter(p -> GlucoseUnit.of(p).map(behaviour.units()::contains).orElse(true))
                .flatMap(p -> versions().map(p::url))
                .distinct()
                .forEach(resource::addSupportedProfile);
        interactions.forEach(i -> resource.addInteraction().setCode(i));
        SearchParameters.of(type)
                .forEach((name, kind) -> resource.addSearchParam().setName(name).setType(KINDS.get(kind)));
    }

    private static String version() {
        String version = Capability.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
