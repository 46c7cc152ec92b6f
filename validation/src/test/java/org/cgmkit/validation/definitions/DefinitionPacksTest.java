package org.cgmkit.validation.definitions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.pack.StructurePack;
import org.cgmkit.validation.pack.TerminologyPack;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The packed definitions are those of HAPI and of the guide, as they are now, and nothing is lost in a pack. */
@Isolated("making a snapshot changes the definition that it is made from, and HAPI has one set for the whole JVM")
class DefinitionPacksTest {
    private static final BaseDefinitions BASE = BaseDefinitions.r4();

    @BeforeEach
    void haveHapiReadItsDefinitionsAnew() {
        ((DefaultProfileValidationSupport) BASE.support()).flush();
    }

    @Test
    void whatIsPackedWithTheKitIsWhatItsSourcesGive() {
        Map<String, byte[]> anew = PackBuild.packs();
        Map<String, Integer> differences = new TreeMap<>();
        anew.forEach((file, bytes) -> differences.put(file, Arrays.mismatch(bytes, packed(file))));
        differences.values().removeIf(difference -> difference < 0);

        assertThat("packs, and the first byte that differs from one made anew", differences, is(Map.of()));
    }

    @Test
    void definitionsComeBackWhole() {
        List<StructureDefinition> sources = PackBuild.structures(BASE);
        sources.forEach(s -> s.setText(null));

        List<StructureDefinition> packed = DefinitionPacks.structures(DefinitionPacks.FHIR);

        assertThat(packed, hasSize(sources.size()));
        assertThat(
                "definitions that changed in the pack",
                IntStream.range(0, sources.size())
                        .filter(i -> !packed.get(i).equalsDeep(sources.get(i)))
                        .mapToObj(i -> sources.get(i).getUrl())
                        .toList(),
                is(empty()));
        assertThat(
                "snapshots that changed in the pack",
                IntStream.range(0, sources.size())
                        .filter(i -> !packed.get(i)
                                .getSnapshot()
                                .equalsDeep(sources.get(i).getSnapshot()))
                        .mapToObj(i -> sources.get(i).getUrl())
                        .toList(),
                is(empty()));
    }

    @Test
    void terminologyComesBackWhole() {
        List<MetadataResource> sources = PackBuild.terminology(BASE);
        sources.forEach(s -> s.setText(null));

        List<MetadataResource> packed =
                DefinitionPacks.terminology(DefinitionPacks.FHIR, r -> {}).all();

        assertThat(packed, hasSize(sources.size()));
        assertThat(
                "resources that changed in the pack",
                IntStream.range(0, sources.size())
                        .filter(i -> !packed.get(i).equalsDeep(sources.get(i)))
                        .mapToObj(i -> sources.get(i).getUrl())
                        .toList(),
                is(empty()));
    }

    @Test
    void aDefinitionWithoutASnapshotIsNotPacked() {
        StructureDefinition bare = new StructureDefinition();
        bare.setUrl("http://example.org/bare");

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> StructurePack.write(List.of(bare)));

        assertThat(
                refusal.getMessage(), is("Expected a snapshot and no contained resources in http://example.org/bare."));
    }

    @Test
    void whatIsNoTerminologyIsNotPacked() {
        MetadataResource other = new org.hl7.fhir.r4.model.ConceptMap();
        other.setUrl("http://example.org/map");

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> TerminologyPack.write(List.of(other)));

        assertThat(
                refusal.getMessage(),
                is("Expected a code system or a value set with no contained resources, but got ConceptMap"
                        + " http://example.org/map."));
    }

    @Test
    void theGuidesTerminologyIsPackedToo() {
        assertThat(
                DefinitionPacks.terminology(GuideVersion.STU1.id(), r -> {}).all().stream()
                        .map(MetadataResource::getUrl)
                        .toList(),
                is(List.of("http://hl7.org/fhir/uv/cgm/CodeSystem/cgm", "http://loinc.org")));
    }

    private static byte[] packed(String file) {
        try (InputStream in = Objects.requireNonNull(DefinitionPacks.class.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
