package org.cgmkit.validation.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.validation.definitions.DefinitionPacks;
import org.cgmkit.validation.definitions.GuideDefinitions;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.wording.FindingTranslator;
import org.cgmkit.validation.wording.ProfileExpectations;
import org.cgmkit.validation.wording.SourceDocument;
import org.cgmkit.validation.wording.WordingTable;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.BundleValidationRule;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.instance.InstanceValidator;

/** The FHIR validator over HAPI's definitions of the standard and those of one guide. Thread-safe once made. */
public final class HapiValidator {
    private static final String BUNDLE = "http://hl7.org/fhir/StructureDefinition/Bundle";

    private final WorkerContextValidationSupportAdapter definitions;
    private final InstanceValidatorPool instances;
    private final FindingTranslator findings;
    private final Set<String> resourceTypes;

    /**
     * An engine over definitions from anywhere.
     *
     * @param profiles the guide's profiles, for the wording of findings
     */
    public HapiValidator(WorkerContextValidationSupportAdapter definitions, List<StructureDefinition> profiles) {
        this.definitions = definitions;
        this.instances = new InstanceValidatorPool(definitions);
        this.findings = new FindingTranslator(WordingTable::packed, new ProfileExpectations(profiles));
        this.resourceTypes = definitions.getResourceNamesAsSet();
    }

    /** An engine over the definitions of FHIR that are packed with the kit, and over those of a guide. */
    public static HapiValidator over(FhirContext context, GuideDefinitions guide) {
        IValidationSupport terminology = new ValidationSupportChain(
                terminology(context, guide.terminology()),
                new PackedTerminology(context),
                new CommonTerminology(context, guide.units()),
                new InMemoryTerminology(context));
        StructureDefinitions structures =
                new StructureDefinitions(guide.profiles(), DefinitionPacks.structures(DefinitionPacks.FHIR));
        return new HapiValidator(new PackedWorkerContext(context, terminology, structures), guide.profiles());
    }

    /** Made with whole maps: added one by one, each resource would have HAPI go through its model. */
    private static IValidationSupport terminology(FhirContext context, List<MetadataResource> resources) {
        Map<String, IBaseResource> codeSystems = new HashMap<>();
        Map<String, IBaseResource> valueSets = new HashMap<>();
        for (MetadataResource resource : resources) {
            Map<String, IBaseResource> kind = resource instanceof CodeSystem ? codeSystems : valueSets;
            CanonicalNames.forEach(resource.getUrl(), resource.getVersion(), name -> kind.put(name, resource));
        }
        return new PrePopulatedValidationSupport(context, new HashMap<>(), valueSets, codeSystems);
    }

    /** Whether FHIR R4 has resources of that type; data types such as Quantity are none. */
    public boolean hasResourceType(String name) {
        return resourceTypes.contains(name);
    }

    /** Whether there is a profile with that canonical. */
    public boolean knows(String profile) {
        return profile(profile).isPresent();
    }

    /**
     * The findings about a resource, by the profiles that it claims and by one more.
     *
     * @param profile the canonical of a profile that is known, or empty
     */
    public List<Finding> validate(SourceDocument document, Optional<String> profile) {
        return validate(document, profiles(document, profile), List.of());
    }

    /**
     * The same, and the entries of a Bundle that is no submission by the profiles that the guide has for them.
     *
     * @param profile the canonical of a profile that is known, or empty
     */
    public List<Finding> validateWithEntries(SourceDocument document, Optional<String> profile, FhirGuide guide) {
        List<StructureDefinition> profiles = profiles(document, profile);
        return validate(document, profiles, EntryProfiles.of(guide, document, profiles));
    }

    /**
     * What more there is to say where observations have to meet the narrower profiles that their codes imply, too. They bind only
     * where they are claimed, so that these are warnings.
     *
     * @param profile the profile that the whole was judged by, or empty
     * @param said what was said of it without
     */
    public List<Finding> validateUnclaimed(
            SourceDocument document, Optional<String> profile, FhirGuide guide, List<Finding> said) {
        List<BundleValidationRule> rules = EntryProfiles.unclaimed(guide, document);
        Optional<String> own = guide.unclaimedProfileFor(document.root()).filter(p -> !profile.equals(Optional.of(p)));
        if (rules.isEmpty() && own.isEmpty()) {
            return List.of();
        }
        List<StructureDefinition> profiles = Stream.concat(
                        profiles(document, profile).stream(), own.flatMap(this::profile).stream())
                .toList();
        List<BundleValidationRule> all = Stream.concat(
                        EntryProfiles.of(guide, document, profiles).stream(), rules.stream())
                .toList();
        return validate(document, profiles, all).stream()
                .filter(f -> f.invalidates() && said.stream().noneMatch(f::isOfTheSame))
                .map(f -> f.asWarning(
                        f.message() + " The profile that asks for this goes with the code, and is not claimed here.",
                        "unclaimed-profile"))
                .toList();
    }

    private List<Finding> validate(
            SourceDocument document, List<StructureDefinition> profiles, List<BundleValidationRule> entries) {
        return findings.of(document, instances.with(document.text().length(), validator -> {
            validator.getBundleValidationRules().clear();
            validator.getBundleValidationRules().addAll(entries);
            return judged(document, profiles, validator);
        }));
    }

    /**
     * The most entries of some types that a Bundle may have by the profiles that it claims and by one more; empty where
     * the profiles ask more of the whole than parts of it can show.
     *
     * @param rest the Bundle without its entries
     */
    public Optional<Map<String, Integer>> maxima(SourceDocument rest, Optional<String> profile) {
        List<StructureDefinition> profiles = profiles(rest, profile);
        return EntryMaxima.maxima(profiles.isEmpty() ? profile(BUNDLE).stream().toList() : profiles);
    }

    private List<StructureDefinition> profiles(SourceDocument document, Optional<String> profile) {
        return Stream.concat(profile.stream(), document.claimedProfiles())
                .flatMap(p -> profile(p).stream())
                .distinct()
                .toList();
    }

    private static List<ValidationMessage> judged(
            SourceDocument document, List<StructureDefinition> profiles, InstanceValidator validator) {
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
