package org.cgmkit.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a specification asks of each of its roles, in the order in which it is reported, with the known traps. */
public final class Catalogue {
    private static final String SPECIFICATION = "specification.yaml";
    private static final String TRAPS = "traps.yaml";

    private final SpecificationData data;
    private final SpecificationReader reader;
    private final Specification specification;
    private final List<Role> roles;
    private @Nullable Contents contents;

    private record Contents(
            List<Topic> topics,
            List<Requirement> requirements,
            Map<String, Requirement> byId,
            Set<String> ofOthers,
            Traps traps) {}

    private Catalogue(SpecificationData data, SpecificationReader reader) {
        this.data = data;
        this.reader = reader;
        this.specification = reader.specification();
        this.roles = reader.roles();
    }

    /**
     * The catalogue that is packed with the kit: {@code specification.yaml}, which names the roles, {@code requirements/ROLE.yaml}
     * for each of them, and {@code traps.yaml} where there is one. Where the first names another version, the second are
     * differences from those of that version. All but the first is read when it is first asked for, so keep the result.
     *
     * @param beside the class beside which the files are packed
     * @param folder their folder, below the package of that class
     * @throws BrokenGuideDataException where the data are not as they have to be; for requirements and traps when they are asked
     *     for
     */
    public static Catalogue read(Class<?> beside, String folder) {
        SpecificationData data = new SpecificationData(beside, folder);
        return new Catalogue(data, SpecificationReader.of(SPECIFICATION, data.read(SPECIFICATION)));
    }

    private synchronized Contents contents() {
        if (contents == null) {
            String from = reader.differsFrom();
            contents = from == null ? told() : toldAsDifferences(read(data.beside(), from));
        }
        return contents;
    }

    private Contents told() {
        List<Topic> topics = new ArrayList<>();
        for (Role role : roles) {
            topics.addAll(CatalogueReader.read(role, file(role), data.read(file(role))));
        }
        Traps traps = data.find(TRAPS).map(yaml -> Traps.read(TRAPS, yaml)).orElseGet(Traps::none);
        return contents(topics, Set.copyOf(reader.ofOthers()), traps);
    }

    private Contents toldAsDifferences(Catalogue base) {
        List<Topic> topics = new ArrayList<>();
        for (Role role : roles) {
            JsonNode tree = YamlFields.tree(file(role), base.data.read(file(role)));
            topics.addAll(CatalogueReader.read(
                    role, file(role), CatalogueDifference.applied(file(role), data.read(file(role)), tree)));
        }
        Set<String> elsewhere =
                base.requirements().stream().map(Requirement::id).collect(Collectors.toSet());
        elsewhere.addAll(base.contents().ofOthers());
        Set<String> own = topics.stream()
                .flatMap(t -> t.requirements().stream())
                .map(Requirement::id)
                .collect(Collectors.toSet());
        elsewhere.removeAll(own);
        return contents(topics, elsewhere, base.traps().those(reader.traps(), own));
    }

    private static Contents contents(List<Topic> topics, Set<String> ofOthers, Traps traps) {
        List<Requirement> requirements =
                topics.stream().flatMap(t -> t.requirements().stream()).toList();
        return new Contents(
                List.copyOf(topics),
                requirements,
                requirements.stream().collect(Collectors.toUnmodifiableMap(Requirement::id, Function.identity())),
                ofOthers,
                traps);
    }

    private static String file(Role role) {
        return "requirements/" + role.id() + ".yaml";
    }

    /** The specification that asks. */
    public Specification specification() {
        return specification;
    }

    /** Whom it asks, in the order in which it is reported. */
    public List<Role> roles() {
        return roles;
    }

    /**
     * The role with that id.
     *
     * @throws IllegalArgumentException where the specification has none
     */
    public Role role(String id) {
        return findRole(id)
                .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is no role of " + specification.title()
                        + ": expected one of " + roles.stream().map(Role::id).collect(Collectors.joining(", ")) + "."));
    }

    /** The role with that id, or empty. */
    public Optional<Role> findRole(String id) {
        return roles.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** All requirements, role by role, in the order of the specification. */
    public List<Requirement> requirements() {
        return contents().requirements();
    }

    /** The requirements of one role, in the same order. */
    public List<Requirement> requirementsOf(Role role) {
        return requirements().stream().filter(r -> r.role().equals(role)).toList();
    }

    /** The requirement with that id, or empty. */
    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(contents().byId().get(id));
    }

    /** Whether only other versions of the specification have a requirement with that id. */
    public boolean isOfOthers(String id) {
        return contents().ofOthers().contains(id);
    }

    /** The requirements by topic, role by role, in the order of the specification. */
    public List<Topic> topics() {
        return contents().topics();
    }

    /** The topics of one role, in the same order. */
    public List<Topic> topicsOf(Role role) {
        return topics().stream().filter(t -> t.role().equals(role)).toList();
    }

    /** The topic of the requirement with that id, or empty where there is no such requirement. */
    public Optional<Topic> topicOf(String id) {
        return find(id).flatMap(r -> topicsOf(r.role()).stream()
                .filter(t -> t.id().equals(r.topic()))
                .findFirst());
    }

    /** The mistakes that implementers often make. */
    public Traps traps() {
        return contents().traps();
    }
}
