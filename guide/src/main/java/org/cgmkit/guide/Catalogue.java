package org.cgmkit.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a specification asks of each of its roles, in the order in which it is reported, with the known traps. */
public final class Catalogue {
    private static final String SPECIFICATION = "specification.yaml";
    private static final String TRAPS = "traps.yaml";

    private final SpecificationData data;
    private final Specification specification;
    private final List<Role> roles;
    private @Nullable Contents contents;

    private record Contents(
            List<Topic> topics, List<Requirement> requirements, Map<String, Requirement> byId, Traps traps) {}

    private Catalogue(SpecificationData data, SpecificationReader reader) {
        this.data = data;
        this.specification = reader.specification();
        this.roles = reader.roles();
    }

    /**
     * The catalogue that is packed with the kit: {@code specification.yaml}, which names the roles, {@code requirements/ROLE.yaml}
     * for each of them, and {@code traps.yaml} where there is one. All but the first is read when it is first asked for, so keep
     * the result.
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
            List<Topic> topics = new ArrayList<>();
            for (Role role : roles) {
                String file = "requirements/" + role.id() + ".yaml";
                topics.addAll(CatalogueReader.read(role, file, data.read(file)));
            }
            List<Requirement> requirements =
                    topics.stream().flatMap(t -> t.requirements().stream()).toList();
            contents = new Contents(
                    List.copyOf(topics),
                    requirements,
                    requirements.stream().collect(Collectors.toUnmodifiableMap(Requirement::id, Function.identity())),
                    data.find(TRAPS).map(yaml -> Traps.read(TRAPS, yaml)).orElseGet(Traps::none));
        }
        return contents;
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
