package org.cgmkit.console.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.cgmkit.console.store.ExchangeLine;
import org.cgmkit.console.store.ExchangeTable;
import org.cgmkit.console.store.SandboxRow;

/**
 * The exchanges of a sandbox as server-sent events (HTML standard, "Server-sent events"), each as the row that a page shows. The
 * id of an event is the number of the exchange, so that a client that comes back gets what it missed.
 */
public final class LiveStream {
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final int MISSED = 500;

    private final ExchangeTable table;
    private final LiveHub hub;
    private final SandboxRow sandbox;
    private final Function<ExchangeLine, String> row;
    private final BooleanSupplier allowed;

    /**
     * A stream of a sandbox.
     *
     * @param row the row of HTML that becomes of an exchange
     * @param allowed whether the client may still look on; asked while nothing comes
     */
    public LiveStream(
            ExchangeTable table,
            LiveHub hub,
            SandboxRow sandbox,
            Function<ExchangeLine, String> row,
            BooleanSupplier allowed) {
        this.table = table;
        this.hub = hub;
        this.sandbox = sandbox;
        this.row = row;
        this.allowed = allowed;
    }

    /**
     * Writes what comes until the client goes, the sandbox is deleted, or the client reads too slowly.
     *
     * @param after the number of the exchange that the client has already
     * @throws IOException where the client is gone
     */
    public void write(OutputStream out, long after) throws IOException, InterruptedException {
        try (LiveHub.Subscription subscription = hub.subscribe(sandbox.id())) {
            long last = after;
            out.write("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
            for (ExchangeLine line : table.after(sandbox, after, MISSED)) {
                send(out, line);
                last = line.number();
            }
            out.flush();
            while (!subscription.isLost()) {
                ExchangeLine line = subscription.waiting().poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                if (line == null) {
                    if (!allowed.getAsBoolean()) {
                        return;
                    }
                    out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                } else if (line.number() > last) {
                    send(out, line);
                    last = line.number();
                }
                out.flush();
            }
        }
    }

    private void send(OutputStream out, ExchangeLine line) throws IOException {
        StringBuilder event = new StringBuilder("id: ").append(line.number()).append('\n');
        row.apply(line)
                .lines()
                .filter(text -> !text.isBlank())
                .forEach(text -> event.append("data: ").append(text).append('\n'));
        out.write(event.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}
