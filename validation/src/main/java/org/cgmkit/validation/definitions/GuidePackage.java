package org.cgmkit.validation.definitions;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** The guide's own package, as HL7 publishes it, in place of what is packed with the kit. */
public final class GuidePackage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "package.json";
    private static final String FHIR = "4.0.1";
    private static final Set<String> JUDGES = Set.of("StructureDefinition", "CodeSystem", "ValueSet");

    private final Path file;
    private final GuideVersion version;

    /** The resources that a validation asks for, by file name. */
    private final Map<String, JsonNode> resources;

    private GuidePackage(Path file, GuideVersion version, Map<String, JsonNode> resources) {
        this.file = file;
        this.version = version;
        this.resources = resources;
    }

    /**
     * Reads a package and makes sure that it is the guide's, in the version asked for and complete.
     *
     * @throws GuidePackageException where it is not
     */
    public static GuidePackage read(Path file, GuideVersion version) {
        Map<String, String> files = PackageFile.read(file);
        Map<String, JsonNode> parsed = new LinkedHashMap<>();
        files.forEach((name, text) -> parsed.put(name, json(file, name, text)));
        GuidePackage found = new GuidePackage(
                file,
                version,
                parsed.entrySet().stream()
                        .filter(f -> JUDGES.contains(
                                f.getValue().path("resourceType").asText()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new)));
        found.requireManifest(parsed.get(MANIFEST));
        found.requireProfiles();
        return found;
    }

    /**
     * The version of the guide that a package is of, by its manifest.
     *
     * @throws GuidePackageException where it is of none that the kit knows
     */
    public static GuideVersion versionOf(Path file) {
        String manifest = PackageFile.read(file).get(MANIFEST);
        JsonNode found = manifest == null ? MissingNode.getInstance() : json(file, MANIFEST, manifest);
        return Arrays.stream(GuideVersion.values())
                .filter(v -> v.packageName().equals(found.path("name").asText())
                        && v.packageVersion().equals(found.path("version").asText()))
                .findFirst()
                .orElseThrow(() -> new GuidePackageException(file + " is "
                        + (manifest == null
                                ? "no FHIR package (it has no package/package.json)"
                                : "the package " + found.path("name").asText("(no name)") + "#"
                                        + found.path("version").asText("(no version)"))
                        + "; expected one of "
                        + Arrays.stream(GuideVersion.values())
                                .map(v -> v.packageName() + "#" + v.packageVersion())
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static JsonNode json(Path file, String name, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new GuidePackageException(
                    file + " has a file package/" + name + " that is no JSON: " + e.getOriginalMessage() + ".", e);
        }
    }

    private void requireManifest(@Nullable JsonNode manifest) {
        if (manifest == null) {
            throw new GuidePackageException(
                    file + " has no package/package.json, so it is no FHIR package; expected " + wanted() + ".");
        }
        String name = manifest.path("name").asText("(no name)");
        String found = manifest.path("version").asText("(no version)");
        if (!name.equals(version.packageName())) {
            throw new GuidePackageException(
                    file + " is the package " + name + "#" + found + "; expected " + wanted() + ".");
        }
        if (!found.equals(version.packageVersion())) {
            throw new GuidePackageException(file + " is version " + found + " of the guide; expected " + wanted()
                    + ", which is " + version.id() + ".");
        }
        JsonNode fhir = manifest.path("fhirVersions");
        if (!fhir.isEmpty()
                && Stream.of(JSON.convertValue(fhir, String[].class)).noneMatch(FHIR::equals)) {
            throw new GuidePackageException(file + " is made for FHIR " + fhir + "; expected FHIR " + FHIR + ".");
        }
    }

    private String wanted() {
        return version.packageName() + "#" + version.packageVersion();
    }

    private void requireProfiles() {
        Set<String> found = resources.values().stream()
                .filter(r -> r.path("resourceType").asText().equals("StructureDefinition"))
                .map(r -> r.path("url").asText())
                .collect(Collectors.toUnmodifiableSet());
        List<String> missing = version.profiles().stream()
                .filter(p -> !found.contains(p.url(version)))
                .map(Profile::id)
                .toList();
        if (!missing.isEmpty()) {
            throw new GuidePackageException(file + " lacks profiles of the guide: " + String.join(", ", missing)
                    + ". Download the package again.");
        }
    }

    /**
     * Its definitions, with snapshots where it has none, and with the kit's part of LOINC. Where a profile of the package rejects
     * all that it is for ({@link GuideVersion#repairedProfiles()}), the kit's takes its place; profiles of other guides are the
     * kit's unless the package brings them.
     */
    public GuideDefinitions definitions(BaseDefinitions base) {
        IParser parser = base.context().newJsonParser();
        Map<String, MetadataResource> all = new LinkedHashMap<>();
        resources.forEach((name, json) -> {
            MetadataResource resource = parse(parser, name, json);
            all.put(resource.getUrl(), resource);
        });
        GuideResources kit = GuideResources.of(version);
        version.repairedProfiles()
                .forEach(p -> all.put(p.url(version), (MetadataResource)
                        parser.parseResource(kit.profile(p).json())));
        kit.supportingProfiles().forEach(p -> {
            MetadataResource supporting = (MetadataResource) parser.parseResource(p.json());
            all.putIfAbsent(supporting.getUrl(), supporting);
        });
        List<StructureDefinition> profiles = all.values().stream()
                .filter(StructureDefinition.class::isInstance)
                .map(StructureDefinition.class::cast)
                .toList();
        return new GuideDefinitions(
                new SnapshotGenerator(base).complete(profiles),
                Stream.concat(
                                Stream.of((MetadataResource)
                                        parser.parseResource(kit.loinc().json())),
                                all.values().stream().filter(r -> !(r instanceof StructureDefinition)))
                        .toList(),
                DefinitionPacks.units(version.id()));
    }

    private MetadataResource parse(IParser parser, String name, JsonNode resource) {
        try {
            return (MetadataResource) parser.parseResource(resource.toString());
        } catch (DataFormatException e) {
            throw new GuidePackageException(
                    file + " has a file package/" + name + " that is no FHIR R4 resource: " + e.getMessage() + ".", e);
        }
    }
}
