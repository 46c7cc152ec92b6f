package org.cgmkit.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.instance.InstanceValidator;

/** The FHIR validator over HAPI's definitions of the standard and those of one guide. Thread-safe once made. */
final class Engine {
    private static final String BUNDLE = "http://hl7.org/fhir/StructureDefinition/Bundle";

    private final WorkerContextValidationSupportAdapter definitions;
    private final InstancePool instances;
    private final Findings findings;
    private final Set<String> resourceTypes;

    Engine(BaseDefinitions base, GuideDefinitions guide) {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(base.context());
        guide.profiles().forEach(own::addStructureDefinition);
        guide.terminology().forEach(own::addResource);
        IValidationSupport all = new ValidationSupportChain(
                own,
                base.support(),
                new CommonCodeSystemsTerminologyService(base.context()),
                new InMemoryTerminologyServerValidationSupport(base.context()));
        this.definitions = WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(all);
        this.instances = new InstancePool(definitions);
        this.findings = new Findings(Wording.packed(), new Expectations(guide.profiles()));
        this.resourceTypes = base.context().getResourceTypes();
    }

    /** Whether FHIR R4 has resources of that type; data types such as Quantity are none. */
    boolean hasResourceType(String name) {
        return resourceTypes.contains(name);
    }

    /** Whether there is a profile with that canonical. */
    boolean knows(String profile) {
        return profile(profile).isPresent();
    }

    /**
     * The findings about a resource, by the profiles that it claims and by one more.
     *
     * @param profile the canonical of a profile that is known, or empty
     */
    List<Finding> validate(Document document, Optional<String> profile) {
        List<StructureDefinition> profiles = profiles(document, profile);
        return findings.of(
                document, instances.with(document.text().length(), validator -> judged(document, profiles, validator)));
    }

    /**
     * The most entries of some types that a Bundle may have by the profiles that it claims and by one more; empty where
     * the profiles ask more of the whole than parts of it can show.
     *
     * @param rest the Bundle without its entries
     */
    Optional<Map<String, Integer>> maxima(Document rest, Optional<String> profile) {
        List<StructureDefinition> profiles = profiles(rest, profile);
        return Parts.maxima(profiles.isEmpty() ? profile(BUNDLE).stream().toList() : profiles);
    }

    private List<StructureDefinition> profiles(Document document, Optional<String> profile) {
        return Stream.concat(profile.stream(), document.claimedProfiles())
                .flatMap(p -> profile(p).stream())
                .distinct()
                .toList();
    }

    private static List<ValidationMessage> judged(
            Document document, List<StructureDefinition> profiles, InstanceValidator validator) {
        List<ValidationMessage> said = new ArrayList<>();
        validator.validate(
                null,
                said,
                new ByteArrayInputStream(document.text().getBytes(StandardCharsets.UTF_8)),
                FhirFormat.JSON,
                new ArrayList<>(profiles));
        return said;
    }

    private Optional<StructureDefinition> profile(String canonical) {
        return Optional.ofNullable(definitions.fetchResource(StructureDefinition.class, canonical));
    }
}
