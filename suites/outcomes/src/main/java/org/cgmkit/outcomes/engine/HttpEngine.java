package org.cgmkit.outcomes.engine;

import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.RequestPacing;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.StaticTokens;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.kit.wire.ThrottlingWait;

/** An engine behind an address: each trace is a POST of JSON. */
public final class HttpEngine implements EngineTransport {
    private final HttpTarget server;
    private final TraceForm form;
    private final HttpClients clients;
    private final ThrottlingWait throttled;
    private final RequestPacing pacing;

    /** The engine there, and in which form it is given traces. */
    public HttpEngine(HttpTarget server, TraceForm form) {
        this.server = server;
        this.form = form;
        this.clients = new HttpClients(server);
        this.throttled = ThrottlingWait.of(server, Sleeper.real());
        this.pacing = RequestPacing.of(server, Sleeper.real());
    }

    @Override
    public Reply ask(EngineTask task, CheckLog log) {
        TargetClient client = new TargetClient(
                server,
                clients,
                exchange -> log.keep(ShortEvidence.of(exchange)),
                throttled,
                pacing,
                new StaticTokens(server.authorization().staticToken(), server.readToken()));
        Exchange answer = client.send(
                new Request("POST", "", "application/json", form.writeAll(task).toString(), false));
        return answer.succeeded()
                ? new Reply(answer.body(), "")
                : new Reply("", "The engine answered with status " + answer.status() + ".");
    }

    @Override
    public void close() {
        clients.close();
    }
}
