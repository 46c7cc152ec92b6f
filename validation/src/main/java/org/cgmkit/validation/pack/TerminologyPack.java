package org.cgmkit.validation.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * Code systems and value sets in the model of FHIR R4, with everything but their narrative, each read when it is first
 * asked for and then kept. Thread-safe.
 */
public final class TerminologyPack {
    private static final R4Model MODEL = new R4Model();
    private static final Set<String> NOT_KEPT = Set.of("text");

    private final byte[] pack;
    private final TreeReader<Base> reader;
    private final Consumer<MetadataResource> onReading;

    /** By kind and canonical, where the resource begins; in the order in which they were written. */
    private final Map<Key, Integer> places = new HashMap<>();

    private final List<Key> keys = new ArrayList<>();
    private final Map<Key, MetadataResource> read = new ConcurrentHashMap<>();

    private TerminologyPack(byte[] pack, TreeReader<Base> reader, Consumer<MetadataResource> onReading) {
        this.pack = pack;
        this.reader = reader;
        this.onReading = onReading;
    }

    private record Key(boolean codeSystem, String url) {}

    /**
     * Writes code systems and value sets.
     *
     * @throws IllegalArgumentException where one is neither, or has other resources within
     */
    public static byte[] write(List<MetadataResource> resources) {
        StringTableWriter strings = new StringTableWriter();
        TreeWriter<Base> writer = new TreeWriter<>(MODEL, strings);
        PackOutput trees = new PackOutput().number(resources.size());
        for (MetadataResource resource : resources) {
            boolean codeSystem = resource instanceof CodeSystem;
            if ((!codeSystem && !(resource instanceof ValueSet)) || resource.hasContained()) {
                throw new IllegalArgumentException("Expected a code system or a value set with no contained resources,"
                        + " but got " + resource.fhirType() + " " + resource.getUrl() + ".");
            }
            trees.number(codeSystem ? 1 : 0)
                    .number(strings.numberOf(resource.getUrl()))
                    .block(writer.children(resource, NOT_KEPT));
        }
        PackOutput pack = new PackOutput();
        strings.writeTo(pack);
        return pack.block(trees.toArray()).toArray();
    }

    /**
     * Opens what {@link #write} made.
     *
     * @param onReading is shown each resource that is read, before anybody else sees it
     */
    public static TerminologyPack read(byte[] bytes, Consumer<MetadataResource> onReading) {
        PackInput cursor = new PackInput(bytes, 0);
        StringTableReader strings = StringTableReader.read(bytes, cursor);
        TerminologyPack pack = new TerminologyPack(bytes, new TreeReader<>(MODEL, strings), onReading);
        PackInput trees = new PackInput(bytes, cursor.skipBlock());
        for (int left = trees.number(); left > 0; left--) {
            Key key = new Key(trees.number() == 1, strings.get(trees.number()));
            pack.places.put(key, trees.skipBlock());
            pack.keys.add(key);
        }
        return pack;
    }

    /** The code system with that canonical, without a version, or null where there is none. */
    public @Nullable CodeSystem codeSystem(String url) {
        return (CodeSystem) of(new Key(true, url));
    }

    /** The value set with that canonical, without a version, or null where there is none. */
    public @Nullable ValueSet valueSet(String url) {
        return (ValueSet) of(new Key(false, url));
    }

    /** All of them, in the order in which they were written. */
    public List<MetadataResource> all() {
        List<MetadataResource> all = new ArrayList<>();
        for (Key key : keys) {
            MetadataResource resource = of(key);
            if (resource != null) {
                all.add(resource);
            }
        }
        return all;
    }

    private @Nullable MetadataResource of(Key key) {
        Integer place = places.get(key);
        return place == null ? null : read.computeIfAbsent(key, k -> resource(k, place));
    }

    private MetadataResource resource(Key key, int place) {
        MetadataResource resource = key.codeSystem() ? new CodeSystem() : new ValueSet();
        reader.children(resource, new PackInput(pack, place));
        onReading.accept(resource);
        return resource;
    }
}
