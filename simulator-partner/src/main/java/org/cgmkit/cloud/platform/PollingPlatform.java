package org.cgmkit.cloud.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.platform.workings.PlatformWorkings;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.cloud.platform.workings.Setup;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.jspecify.annotations.Nullable;

/**
 * A platform that polls a device maker's cloud. It is told what was agreed by the step {@code agree}, and does what is due when its
 * clock is set by the step {@code clock}, or by itself where the agreement says that clocks go by themselves.
 */
public final class PollingPlatform implements AutoCloseable {
    /** The header of each answer that says what the platform's clock shows. */
    public static final String CLOCK = "Cgmkit-Clock";

    private final PlatformWorkings workings;
    private final Practice practice;
    private final Clock clock;
    private final PartnerCalls calls;
    private final Store store;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private @Nullable Connecting connecting;
    private @Nullable Transfers transfers;
    private @Nullable Instant shown;

    /** One that nobody has told anything. */
    public PollingPlatform(Practice practice, PlatformWorkings workings, Clock clock) {
        this.practice = practice;
        this.workings = workings;
        this.clock = clock;
        this.calls = new PartnerCalls(workings.connect());
        this.store = new Store(workings.store());
    }

    private Instant now() {
        return shown == null ? clock.instant() : shown;
    }

    /** The answer to a step, or to a browser that comes back. */
    public synchronized CloudAnswer answer(CloudRequest request) {
        CloudAnswer answer = request.method().equals("GET") ? returned(request) : step(request);
        return answer.with(CLOCK, now().toString());
    }

    private CloudAnswer returned(CloudRequest request) {
        return connecting == null
                ? told(404, "Nothing was agreed yet.")
                : told(200, connecting.returned(request, now(), connections.values()));
    }

    private CloudAnswer step(CloudRequest request) {
        String user = request.field("user").orElse("");
        String step = request.field("step").orElse("");
        if (step.equals("agree")) {
            return agree(request.field("agreement").orElse(""));
        }
        if (connecting == null || transfers == null) {
            return told(409, "Expected the step agree before any other one, but got " + step + ".");
        }
        Connection connection = connections.computeIfAbsent(user, Connection::new);
        return switch (step) {
            case "connect" -> told(200, connecting.begin(connection));
            case "connectByClinician" ->
                told(
                        200,
                        connecting.invite(connection, request.field("clinician").orElse("")));
            case "disconnect" -> told(200, connecting.disconnect(connection, practice));
            case "shows" -> CloudAnswer.of(200, shows());
            case "clock" -> clock(Instant.parse(request.field("now").orElse("")));
            default ->
                told(
                        400,
                        "Expected one of the steps agree, connect, connectByClinician, disconnect, shows and clock, but got '"
                                + step + "'.");
        };
    }

    private CloudAnswer agree(String text) {
        try {
            Setup setup = SetupReader.read(text);
            if (setup.shared()) {
                shown = Instant.EPOCH;
            }
            connecting = new Connecting(setup, calls, workings.connect(), practice);
            transfers = new Transfers(setup, calls, workings, practice, store, connections);
            return told(200, "Agreed.");
        } catch (IllegalArgumentException e) {
            return told(400, String.valueOf(e.getMessage()));
        }
    }

    private CloudAnswer clock(Instant now) {
        shown = now;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        work().ifPresent(next -> answer.put("next", next.toString()));
        return CloudAnswer.of(200, answer);
    }

    /** Does what is due; gives when there is something to do next, or empty. */
    private Optional<Instant> work() {
        return transfers == null ? Optional.empty() : transfers.work(now());
    }

    /** Does what is due where the clock goes by itself. */
    public synchronized void tick() {
        if (shown == null) {
            work();
        }
    }

    private ObjectNode shows() {
        ObjectNode shows = JsonNodeFactory.instance.objectNode();
        ArrayNode list = shows.putArray("connections");
        connections.values().stream()
                .filter(each -> !each.user.isEmpty())
                .forEach(each -> list.addObject().put("user", each.owner).put("state", each.status));
        shows.set("records", store.shown());
        return shows;
    }

    private static CloudAnswer told(int status, String text) {
        return CloudAnswer.page(status, text).with("Content-Type", "text/plain; charset=utf-8");
    }

    @Override
    public void close() {
        calls.close();
    }
}
