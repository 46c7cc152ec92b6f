package org.cgmkit.cloud.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.ask.BadAsk;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.grant.Terms;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.workings.DataRules;
import org.cgmkit.cloud.workings.Habit;
import org.cgmkit.cloud.workings.Page;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.workings.Refusal;
import org.cgmkit.cloud.world.Device;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.cloud.world.World;

/** Answers questions for data. */
public final class DataApi {
    /** The longest window. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** The most records of an answer. */
    public static final int BATCH = 500;

    private final World world;
    private final Clock clock;
    private final PartnerBehaviour behaviour;
    private final DataRules rules;
    private final ApiShape shape;
    private final Terms terms;

    /** An API under a behaviour. */
    public DataApi(World world, Clock clock, PartnerBehaviour behaviour, DataRules rules, Terms terms) {
        this.terms = terms;
        this.world = world;
        this.clock = clock;
        this.behaviour = behaviour;
        this.rules = rules;
        this.shape = behaviour.has(Habit.DEXCOM) ? new DexcomShape() : new ExampliaShape(behaviour);
    }

    /** What is asked for at that path, or empty where it is none of the API. */
    public Optional<Stream> stream(String path) {
        return shape.stream(path);
    }

    /** The answer to a question for a person's data. */
    public CloudAnswer answer(CloudRequest request, Stream stream, Grant grant, Person person) {
        try {
            return switch (stream) {
                case DEVICES -> CloudAnswer.of(200, shape.answer(stream, devices(person)));
                case EXTENT -> CloudAnswer.of(200, shape.extent(known().minus(Duration.ofDays(90)), known(), person));
                case GLUCOSE, INSULIN -> records(request, stream, grant, person);
            };
        } catch (BadAsk e) {
            return CloudAnswer.error(400, "invalid_request", String.valueOf(e.getMessage()));
        }
    }

    private List<ObjectNode> devices(Person person) {
        List<ObjectNode> devices = new ArrayList<>();
        for (Device each : List.of(person.sensor(), person.pump())) {
            ObjectNode json = shape.device(each);
            rules.write(json, each);
            devices.add(json);
        }
        return devices;
    }

    private Instant known() {
        return clock.instant();
    }

    private CloudAnswer records(CloudRequest request, Stream stream, Grant grant, Person person) {
        Ask asked = shape.ask(request, stream, person, terms.batch());
        refuse(asked);
        Ask ask = rules.understood(asked);
        List<Entry> all = rules.answered(found(ask, person), ask, grant);
        int end = (int) Math.min(all.size(), (long) ask.page() + ask.limit());
        Page right = new Page(all.subList(Math.min(ask.page(), all.size()), end), end < all.size() ? end : -1);
        Page page = rules.page(right, all, ask);
        List<ObjectNode> records = new ArrayList<>();
        for (Entry each : page.entries()) {
            shape.record(each).ifPresent(json -> {
                rules.write(json, each, clock.instant());
                records.add(json);
            });
        }
        ObjectNode answer = shape.answer(stream, records);
        if (page.next() >= 0) {
            shape.next(answer, request, ask, page.next());
        }
        return CloudAnswer.of(200, answer);
    }

    private void refuse(Ask ask) {
        if (ask.from() == null || ask.to() == null) {
            if (ask.since() == null || behaviour.has(Habit.OVERLAP_ONLY)) {
                throw new BadAsk("Expected a window with beginning and end, or the time of the last change.");
            }
            return;
        }
        Duration length = Duration.between(ask.from(), ask.to());
        if (length.isNegative() && rules.refuses(Refusal.REVERSED)) {
            throw new BadAsk("Expected a window that ends after it begins.");
        }
        if (length.compareTo(terms.longest()) > 0 && rules.refuses(Refusal.TOO_LONG)) {
            throw new BadAsk("Expected a window of " + terms.longest().toDays() + " days at most.");
        }
    }

    private List<Entry> found(Ask ask, Person person) {
        if (behaviour.has(ask.stream() == Stream.GLUCOSE ? Habit.INSULIN_ONLY : Habit.GLUCOSE_ONLY)) {
            return List.of();
        }
        Instant since = ask.since();
        Instant from = ask.beginning()
                .orElseGet(() ->
                        since == null ? known() : since.minus(World.LATEST).minus(Duration.ofHours(12)));
        Instant end = ask.end().orElse(known());
        Instant to = behaviour.has(Habit.CLOSED_BOUNDS) && ask.end().isPresent() ? end.plusMillis(1) : end;
        List<Entry> entries = ask.stream() == Stream.GLUCOSE
                ? world.glucose(person, from, to, known(), rules.leavesOutDeleted())
                : world.insulin(person, from, to, known(), rules.leavesOutDeleted());
        return since == null
                ? entries
                : entries.stream()
                        .filter(each -> !each.arrived().isBefore(since))
                        .toList();
    }
}
