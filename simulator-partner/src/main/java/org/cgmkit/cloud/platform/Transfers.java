package org.cgmkit.cloud.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.platform.Transfer.Task;
import org.cgmkit.cloud.platform.workings.AskRules.Question;
import org.cgmkit.cloud.platform.workings.PlatformWorkings;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.cloud.platform.workings.Practice.Trait;
import org.cgmkit.cloud.platform.workings.Setup;
import org.cgmkit.cloud.platform.workings.Setup.Pause;

/** Asks for data when that is due. */
final class Transfers {
    static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final Duration FIRST = Duration.ofDays(3);
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final Duration SLOW = Duration.ofMinutes(5);
    private static final int SMALL = 100;

    private final Setup setup;
    private final PartnerCalls calls;
    private final PlatformWorkings workings;
    private final Practice practice;
    private final Store store;
    private final Map<String, Connection> connections;
    private final Renewal renewal;
    private final Random random = new Random(7);
    private Instant now = Instant.EPOCH;

    Transfers(
            Setup setup,
            PartnerCalls calls,
            PlatformWorkings workings,
            Practice practice,
            Store store,
            Map<String, Connection> connections) {
        this.setup = setup;
        this.calls = calls;
        this.workings = workings;
        this.practice = practice;
        this.store = store;
        this.connections = connections;
        this.renewal = new Renewal(setup, calls, workings.refresh(), practice);
    }

    private Collection<Connection> all() {
        return connections.values();
    }

    /** Does what is due; gives when there is something to do next, or empty. */
    Optional<Instant> work(Instant moment) {
        now = moment;
        for (Optional<Connection> due = first(); due.isPresent(); due = first()) {
            Connection connection = due.get();
            if (Objects.requireNonNull(connection.next).isAfter(now)) {
                return Optional.of(connection.next);
            }
            step(connection);
        }
        return Optional.empty();
    }

    private Optional<Connection> first() {
        return all().stream()
                .filter(each -> each.next != null)
                .min(Comparator.comparing(each -> Objects.requireNonNull(each.next)));
    }

    private Duration drawn(Duration from, Duration to) {
        return from.plusMillis((long) (random.nextDouble() * to.minus(from).toMillis()));
    }

    private void step(Connection connection) {
        Optional<Pause> blackout = workings.poll().waitsFor(setup, now, connection.transfer != null);
        if (blackout.isPresent()) {
            Instant end = blackout.get().end(now);
            connection.next = workings.poll().afterBlackout(end, end.plus(drawn(Duration.ZERO, setup.from())));
            return;
        }
        Transfer transfer = connection.transfer;
        if (transfer == null) {
            transfer = begin(connection);
            connection.transfer = transfer;
        }
        Task task = transfer.tasks.poll();
        if (task == null) {
            end(connection);
            return;
        }
        perform(connection, transfer, task);
    }

    private Transfer begin(Connection connection) {
        Transfer transfer = new Transfer();
        connection.transfers++;
        if (connection.transfers == 1) {
            transfer.tasks.add(new Task(Stream.DEVICES, now, Map.of()));
        }
        for (int i = 0; i < workings.poll().furtherCalls(connection.transfers); i++) {
            transfer.tasks.add(new Task(Stream.DEVICES, now, Map.of()));
        }
        for (Stream stream : List.of(Stream.GLUCOSE, Stream.INSULIN)) {
            transfer.tasks.add(new Task(stream, now, parameters(connection, stream)));
        }
        return transfer;
    }

    private Map<String, String> parameters(Connection connection, Stream stream) {
        Map<String, String> right = new LinkedHashMap<>();
        Optional<Instant> mark = Optional.ofNullable(connection.marks.get(stream));
        if (mark.isEmpty() || practice.has(Trait.LOOKS_BACK)) {
            right.put("from", written(mark.orElse(now).minus(mark.isEmpty() ? FIRST : setup.overlap())));
            right.put("to", written(now));
        } else {
            right.put("changedSince", written(mark.get().minus(MARGIN)));
        }
        right.put("limit", String.valueOf(practice.has(Trait.SMALL_PAGES) ? SMALL : setup.batch()));
        Question question = new Question(
                connection.user,
                stream,
                mark,
                Optional.ofNullable(connection.newest.get(stream)),
                now,
                connection.transfers == 1);
        return workings.ask().asked(question, right, setup);
    }

    static String written(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static String path(Stream stream) {
        return switch (stream) {
            case GLUCOSE, EXTENT -> "/v1/glucose";
            case INSULIN -> "/v1/insulin";
            case DEVICES -> "/v1/devices";
        };
    }

    private void perform(Connection connection, Transfer transfer, Task task) {
        boolean early = practice.has(Trait.REFRESHES_EARLY)
                && now.isAfter(connection.accessEnds.minus(Duration.ofMinutes(5)))
                && !transfer.refreshed;
        if (early) {
            transfer.tasks.addFirst(task);
            renew(connection, transfer);
            return;
        }
        Reply reply = calls.data(setup, path(task.stream()), task.parameters(), connection.access);
        if (reply.succeeds()) {
            take(connection, transfer, task, reply);
            if (transfer.tasks.isEmpty()) {
                end(connection);
            } else {
                connection.next = now.plus(workings.poll().pace(practice.has(Trait.SLOW) ? SLOW : Duration.ZERO));
            }
        } else if (reply.status() == 401
                && !transfer.refreshed
                && workings.refresh().refreshes()) {
            transfer.tasks.addFirst(task);
            renew(connection, transfer);
        } else if (reply.status() == 429) {
            transfer.tasks.addFirst(task);
            connection.next = now.plus(workings.poll().throttled(reply.pause()));
        } else {
            trouble(connection, reply.status());
        }
    }

    private void renew(Connection connection, Transfer transfer) {
        transfer.refreshed = true;
        switch (renewal.renew(connection, now)) {
            case DONE -> connection.next = now;
            case PASSING -> trouble(connection, 503);
            case REFUSED -> {
                connection.transfer = null;
                Optional<Duration> pause = renewal.pause(connection, drawn(setup.from(), setup.to()));
                connection.next = pause.map(now::plus).orElse(null);
                if (renewal.isOver(connection) && connection.status.equals("connected")) {
                    connection.status = workings.refresh().ended();
                }
            }
        }
    }

    private void take(Connection connection, Transfer transfer, Task task, Reply reply) {
        if (task.stream() == Stream.DEVICES) {
            return;
        }
        try {
            store.keep(connection.owner, task.stream(), reply.json())
                    .ifPresent(time -> connection.newest.merge(
                            task.stream(), time, (one, other) -> one.isAfter(other) ? one : other));
        } catch (IllegalArgumentException e) {
            transfer.tasks.clear();
            return;
        }
        String cursor = reply.json().path("next").asText("");
        if (!cursor.isEmpty() && workings.ask().followsPages()) {
            Map<String, String> further = new LinkedHashMap<>(task.parameters());
            further.put("cursor", cursor);
            Task page = new Task(task.stream(), task.asked(), further);
            if (practice.has(Trait.IN_TURN)) {
                transfer.tasks.addLast(page);
            } else {
                transfer.tasks.addFirst(page);
            }
            return;
        }
        move(connection, task);
    }

    private void move(Connection connection, Task task) {
        connection.marks.put(task.stream(), task.asked());
        if (workings.ask().movesAll(task.stream())) {
            connection.marks.replaceAll((stream, mark) -> task.asked());
        }
    }

    private void end(Connection connection) {
        renewal.save(connection);
        connection.transfer = null;
        schedule(connection);
    }

    private void schedule(Connection connection) {
        connection.next = workings.poll().goesOn(connection.transfers)
                ? now.plus(workings.poll().interval(drawn(setup.from(), setup.to()), setup))
                : null;
    }

    private void trouble(Connection connection, int status) {
        connection.transfer = null;
        renewal.forget(connection);
        if (workings.ask().movesOnFailure()) {
            connection.marks.replaceAll((stream, mark) -> now);
        }
        schedule(connection);
        if (workings.poll().givesUp(status)) {
            connection.next = null;
        }
        if (workings.poll().trouble(connection.user)) {
            all().forEach(each -> each.next = null);
        }
    }
}
