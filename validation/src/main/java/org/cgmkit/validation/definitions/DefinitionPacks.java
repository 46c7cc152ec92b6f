package org.cgmkit.validation.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.validation.pack.StructurePack;
import org.cgmkit.validation.pack.TerminologyPack;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.model.StructureDefinition;

/** The definitions that {@link PackBuild} packed with the kit: those of FHIR R4 and those of each version of each guide. */
public final class DefinitionPacks {
    /** The folder of FHIR's own definitions. */
    public static final String FHIR = "r4";

    static final String STRUCTURES = "structures.pack";
    static final String TERMINOLOGY = "terminology.pack";
    static final String UNITS = "units.tsv";

    private DefinitionPacks() {}

    public static List<StructureDefinition> structures(String folder) {
        return StructurePack.read(bytes(folder + "/" + STRUCTURES));
    }

    public static TerminologyPack terminology(String folder, Consumer<MetadataResource> onReading) {
        return TerminologyPack.read(bytes(folder + "/" + TERMINOLOGY), onReading);
    }

    static Map<String, String> units(String folder) {
        return UcumUnits.read(new String(bytes(folder + "/" + UNITS), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = DefinitionPacks.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without the definitions in " + file
                        + "; build it again (mvn process-classes makes them).");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
