package org.cgmkit.ehr.bulk.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cgmkit.ehr.bulk.content.BulkWorld;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.content.ExportOrder;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.content.Person;
import org.cgmkit.ehr.bulk.content.Version;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.ehr.bulk.workings.Habit;
import org.cgmkit.ehr.bulk.workings.SourceRules;

/** The exports of a source. */
public final class Exports {
    private static final int FILES = 5;

    private final BulkWorld world;
    private final BulkBehaviour behaviour;
    private final SourceRules rules;
    private final Clock clock;
    private final Duration work;
    private final Map<String, ExportJob> jobs = new ConcurrentHashMap<>();

    /**
     * Exports of a world.
     *
     * @param work how long a job takes; zero for one that is done at the first question
     */
    public Exports(BulkWorld world, BulkBehaviour behaviour, SourceRules rules, Clock clock, Duration work) {
        this.world = world;
        this.behaviour = behaviour;
        this.rules = rules;
        this.clock = clock;
        this.work = behaviour.has(Habit.SLOW) ? Duration.ofSeconds(2) : work;
    }

    /** Begins an export. */
    public ExportJob begin(ExportOrder order) {
        Instant begun = world.now();
        Instant asOf = rules.asOf(begun);
        Instant since = order.since();
        List<Version> deleted = since == null || behaviour.has(Habit.NO_DELETED) || !rules.tellsDeleted()
                ? List.of()
                : world.deleted(since, asOf).stream()
                        .filter(each -> order.types().contains(each.type()))
                        .toList();
        ExportJob job = new ExportJob(
                UUID.randomUUID().toString(), order, begun, asOf, begun.plus(work), files(order, asOf), deleted);
        jobs.put(job.id(), job);
        return job;
    }

    /** The one with that id, or empty. */
    public Optional<ExportJob> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Forgets a job. */
    public void cancel(ExportJob job) {
        if (rules.cancels()) {
            jobs.remove(job.id());
        }
    }

    /** Whether a job is done. */
    public boolean isDone(ExportJob job) {
        return rules.ends() && !clock.instant().isBefore(job.ready());
    }

    /** Whether a client has a job that keeps it from beginning another. */
    public boolean isBusy(String client) {
        return behaviour.has(Habit.BUSY)
                && jobs.values().stream()
                        .anyMatch(each -> each.order().client().equals(client) && !(rules.frees() && isDone(each)));
    }

    /** The lines of a file, made one after the other. */
    public Stream<ExportLine> lines(ExportJob job, ExportFile file) {
        return lines(job.order(), file.type(), file.people(), job.asOf());
    }

    private Stream<ExportLine> lines(ExportOrder order, String type, List<Person> people, Instant asOf) {
        Instant since = order.since();
        Stream<ExportLine> right = people.stream().flatMap(person -> {
            Stream<ExportLine> all = world.lines(type, person, asOf)
                    .filter(line -> order.filters().isEmpty() || rules.admits(order, line));
            if (since == null) {
                return all;
            }
            ExportLine patient =
                    world.lines("Patient", person, asOf).findFirst().orElseThrow();
            Stream<ExportLine> changed = all.filter(line -> rules.isNew(line, patient, since));
            return rules.exportsDeleted() ? Stream.concat(changed, ghosts(type, person, since, asOf)) : changed;
        });
        return rules.lines(type, right);
    }

    /** What was deleted, as it had been. */
    private Stream<ExportLine> ghosts(String type, Person person, Instant since, Instant asOf) {
        return world.deleted(since, asOf).stream()
                .filter(each -> each.type().equals(type) && each.patient().equals(person.id()))
                .map(each -> new ExportLine(
                        type,
                        each.id(),
                        person.id(),
                        each.updated(),
                        () -> "{\"resourceType\":\"" + type + "\",\"id\":\"" + each.id()
                                + "\",\"meta\":{\"lastUpdated\":\"" + each.updated()
                                + "\"},\"subject\":{\"reference\":\"Patient/" + person.id() + "\"}}"));
    }

    private List<ExportFile> files(ExportOrder order, Instant asOf) {
        List<Person> right = order.level() == Level.GROUP ? world.members() : world.people();
        List<Person> people = rules.people(right, world.people());
        List<ExportFile> files = new ArrayList<>();
        for (String type : BulkWorld.TYPES) {
            if (!order.types().contains(type)) {
                continue;
            }
            int size = size(type, people.size());
            for (int from = 0; from < people.size(); from += size) {
                List<Person> part = people.subList(from, Math.min(people.size(), from + size));
                long count = lines(order, type, part, asOf).count();
                if (count > 0) {
                    files.add(new ExportFile(type + "-" + (files.size() + 1) + ".ndjson", type, part, count));
                }
            }
        }
        return files;
    }

    private int size(String type, int people) {
        if (behaviour.has(Habit.BIG_FILES) || !type.equals("Observation")) {
            return Math.max(1, people);
        }
        return behaviour.has(Habit.SMALL_FILES) ? 1 : Math.max(2, people / FILES);
    }
}
