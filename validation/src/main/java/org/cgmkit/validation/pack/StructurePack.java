package org.cgmkit.validation.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionDifferentialComponent;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionSnapshotComponent;

/**
 * Structure definitions in the model that the validator works on (R5, whatever the version of FHIR), with everything but
 * their narrative. Of each definition three trees are kept: its header, its snapshot, its differential.
 */
public final class StructurePack {
    private static final R5Model MODEL = new R5Model();
    private static final Set<String> NOT_IN_HEADER = Set.of("snapshot", "differential", "text");

    private StructurePack() {}

    /**
     * Writes definitions.
     *
     * @throws IllegalArgumentException where a definition has no snapshot, or other resources within
     */
    public static byte[] write(List<StructureDefinition> definitions) {
        StringTableWriter strings = new StringTableWriter();
        TreeWriter<Base> writer = new TreeWriter<>(MODEL, strings);
        PackOutput trees = new PackOutput().number(definitions.size());
        for (StructureDefinition definition : definitions) {
            if (!definition.hasSnapshot() || definition.hasContained()) {
                throw new IllegalArgumentException(
                        "Expected a snapshot and no contained resources in " + definition.getUrl() + ".");
            }
            trees.block(writer.children(definition, NOT_IN_HEADER))
                    .block(writer.children(definition.getSnapshot(), Set.of()))
                    .block(writer.children(definition.getDifferential(), Set.of()));
        }
        PackOutput pack = new PackOutput();
        strings.writeTo(pack);
        return pack.block(trees.toArray()).toArray();
    }

    /** Reads the headers of all definitions; the rest of each is read when it is asked for. */
    public static List<StructureDefinition> read(byte[] pack) {
        PackInput cursor = new PackInput(pack, 0);
        TreeReader<Base> reader = new TreeReader<>(MODEL, StringTableReader.read(pack, cursor));
        PackInput trees = new PackInput(pack, cursor.skipBlock());
        int count = trees.number();
        List<StructureDefinition> definitions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            PackedStructure definition = new PackedStructure();
            reader.children(definition, new PackInput(pack, trees.skipBlock()));
            int snapshot = trees.skipBlock();
            int differential = trees.skipBlock();
            definition.holdBack(
                    () -> filled(new StructureDefinitionSnapshotComponent(), pack, snapshot, reader),
                    () -> filled(new StructureDefinitionDifferentialComponent(), pack, differential, reader));
            definitions.add(definition);
        }
        return definitions;
    }

    private static <T extends Base> T filled(T part, byte[] pack, int at, TreeReader<Base> reader) {
        reader.children(part, new PackInput(pack, at));
        return part;
    }
}
