package org.cgmkit.validation.definitions;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.GuideResource;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.validation.pack.StructurePack;
import org.cgmkit.validation.pack.TerminologyPack;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * Packs the definitions of FHIR R4 and of the guides, with snapshots, so that no user waits for them. The build calls it
 * after compiling: arguments are the folder for the classes and a file that remembers what the packs were made from.
 */
final class PackBuild {
    private PackBuild() {}

    public static void main(String... args) throws IOException {
        Path classes = Path.of(args[0]);
        Path stamp = Path.of(args[1]);
        Path folder = classes.resolve("org/cgmkit/validation/definitions");
        String inputs = inputs(folder);
        if (isUpToDate(folder, stamp, inputs)) {
            return;
        }
        Files.deleteIfExists(stamp);
        for (Map.Entry<String, byte[]> pack : packs().entrySet()) {
            Path file = folder.resolve(pack.getKey());
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, pack.getValue());
        }
        Files.writeString(stamp, inputs);
    }

    /** Every version of every guide that is packed. */
    private static List<FhirGuide> guides() {
        return Stream.<FhirGuide>concat(Stream.of(GuideVersion.values()), Stream.of(T1dEdition.values()))
                .toList();
    }

    /** All packs by their files; the same bytes whenever and wherever they are made. */
    static Map<String, byte[]> packs() {
        BaseDefinitions base = BaseDefinitions.r4();
        Map<String, byte[]> packs = new TreeMap<>();
        // First: making a snapshot changes the definition that it is made from.
        packs.put(DefinitionPacks.FHIR + "/" + DefinitionPacks.STRUCTURES, StructurePack.write(structures(base)));
        packs.put(DefinitionPacks.FHIR + "/" + DefinitionPacks.TERMINOLOGY, TerminologyPack.write(terminology(base)));
        for (FhirGuide guide : guides()) {
            List<StructureDefinition> profiles = profiles(guide, base);
            packs.put(guide.id() + "/" + DefinitionPacks.STRUCTURES, StructurePack.write(profiles));
            packs.put(
                    guide.id() + "/" + DefinitionPacks.UNITS,
                    UcumUnits.of(profiles, base.context()).getBytes(StandardCharsets.UTF_8));
            packs.put(guide.id() + "/" + DefinitionPacks.TERMINOLOGY, TerminologyPack.write(terminology(guide, base)));
        }
        return packs;
    }

    /** The definitions of FHIR as HAPI's chain hands them to the validator. */
    static List<StructureDefinition> structures(BaseDefinitions base) {
        return WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(base.chain())
                .fetchResourcesByType(StructureDefinition.class)
                .stream()
                .sorted(Comparator.comparing(StructureDefinition::getUrl))
                .toList();
    }

    /** The code systems and value sets of FHIR and those that HAPI adds. */
    static List<MetadataResource> terminology(BaseDefinitions base) {
        base.support().fetchValueSet(""); // what is not loaded is not among all
        return base.support().fetchAllConformanceResources().stream()
                .filter(r -> r instanceof CodeSystem || r instanceof ValueSet)
                .map(MetadataResource.class::cast)
                .sorted(Comparator.comparing(MetadataResource::fhirType).thenComparing(MetadataResource::getUrl))
                .toList();
    }

    private static List<StructureDefinition> profiles(FhirGuide guide, BaseDefinitions base) {
        return new SnapshotGenerator(base)
                .complete(parsed(guide.profileResources(), base)
                        .map(org.hl7.fhir.r4.model.StructureDefinition.class::cast)
                        .toList());
    }

    private static List<MetadataResource> terminology(FhirGuide guide, BaseDefinitions base) {
        return parsed(guide.terminologyResources(), base).toList();
    }

    private static Stream<MetadataResource> parsed(List<GuideResource> resources, BaseDefinitions base) {
        IParser parser = base.context().newJsonParser();
        return resources.stream().map(r -> (MetadataResource) parser.parseResource(r.json()));
    }

    private static boolean isUpToDate(Path folder, Path stamp, String inputs) throws IOException {
        return Files.exists(stamp)
                && Files.readString(stamp).equals(inputs)
                && files().map(folder::resolve).allMatch(Files::exists);
    }

    private static Stream<String> files() {
        return Stream.concat(
                Stream.of(DefinitionPacks.STRUCTURES, DefinitionPacks.TERMINOLOGY)
                        .map(f -> DefinitionPacks.FHIR + "/" + f),
                guides().stream()
                        .flatMap(v -> Stream.of(
                                        DefinitionPacks.STRUCTURES, DefinitionPacks.TERMINOLOGY, DefinitionPacks.UNITS)
                                .map(f -> v.id() + "/" + f)));
    }

    /** A digest of the guide's definitions, of the libraries by name, and of the classes that write packs. */
    private static String inputs(Path folder) throws IOException {
        MessageDigest digest = sha256();
        for (FhirGuide guide : guides()) {
            Stream.concat(guide.profileResources().stream(), guide.terminologyResources().stream())
                    .forEach(r -> digest.update(r.json().getBytes(StandardCharsets.UTF_8)));
        }
        digest.update(System.getProperty("java.class.path").getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> classes = Files.list(folder.resolveSibling("pack"))) {
            Stream.concat(
                            classes,
                            Stream.of("PackBuild.class", "SnapshotGenerator.class", "UcumUnits.class")
                                    .map(folder::resolve))
                    .sorted()
                    .forEach(file -> digest.update(bytes(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
