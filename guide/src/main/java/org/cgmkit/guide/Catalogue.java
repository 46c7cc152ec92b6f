package org.cgmkit.guide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;

/** The requirements of one version of the guide, in the order in which they are reported. */
public final class Catalogue {
    private final GuideVersion version;
    private final List<Topic> topics;
    private final List<Requirement> requirements;
    private final Map<String, Requirement> byId;

    private Catalogue(GuideVersion version, List<Topic> topics) {
        this.version = version;
        this.topics = List.copyOf(topics);
        this.requirements =
                topics.stream().flatMap(t -> t.requirements().stream()).toList();
        this.byId = requirements.stream().collect(Collectors.toUnmodifiableMap(Requirement::id, Function.identity()));
    }

    /**
     * The catalogue of that version, read from the data packed with the kit. It is read anew each time: keep the result.
     *
     * @throws BrokenGuideDataException where the data are not as they have to be
     */
    public static Catalogue of(GuideVersion version) {
        return new Catalogue(
                version,
                Stream.of("receiver.yaml", "submitter.yaml")
                        .flatMap(file ->
                                CatalogueReader.read(file, GuideData.read(version, "requirements/" + file)).stream())
                        .toList());
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
        return Optional.ofNullable(byId.get(id));
    }

    /** The requirements by topic, receiver before submitter, in the order of the guide. */
    public List<Topic> topics() {
        return topics;
    }

    /** The topics of one actor, in the same order. */
    public List<Topic> topicsOf(Actor actor) {
        return topics.stream().filter(t -> t.actor() == actor).toList();
    }

    /** The topic of the requirement with that id, or empty where there is no such requirement. */
    public Optional<Topic> topicOf(String id) {
        return find(id).flatMap(r -> topicsOf(r.actor()).stream()
                .filter(t -> t.id().equals(r.topic()))
                .findFirst());
    }
}
