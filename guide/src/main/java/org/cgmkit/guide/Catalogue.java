package org.cgmkit.guide;

import java.util.List;
import java.util.Optional;

/** The requirements of one version of the guide, in the order in which they are reported. */
public final class Catalogue {
    private final GuideVersion version;
    private final List<Requirement> requirements;

    private Catalogue(GuideVersion version, List<Requirement> requirements) {
        this.version = version;
        this.requirements = List.copyOf(requirements);
    }

    /** The catalogue of that version, read from the data packed with the kit. */
    public static Catalogue of(GuideVersion version) {
        return new Catalogue(version, List.of());
    }

    /** The version that these requirements belong to. */
    public GuideVersion version() {
        return version;
    }

    /** All requirements, receiver before submitter, in the order of the guide. */
    public List<Requirement> requirements() {
        return requirements;
    }

    /** The requirements of one actor, in the same order. */
    public List<Requirement> requirementsOf(Actor actor) {
        return requirements.stream().filter(r -> r.actor() == actor).toList();
    }

    /** The requirement with that id, or empty. */
    public Optional<Requirement> find(String id) {
        return requirements.stream().filter(r -> r.id().equals(id)).findFirst();
    }
}
