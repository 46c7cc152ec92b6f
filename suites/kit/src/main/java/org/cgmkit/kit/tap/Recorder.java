package org.cgmkit.kit.tap;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.capture.Stall;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;

/** Keeps each exchange on disk and in the capture, under the step that is being played. */
public final class Recorder {
    private final EvidenceFolder folder;
    private final Capture<?> capture;
    private final Consumer<CapturedExchange> listener;
    private final UnaryOperator<HttpExchange> mask;
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Stall> delays = new CopyOnWriteArrayList<>();
    private int steps;
    private volatile Step step;

    private record Step(String name, CheckEvidence evidence) {}

    /**
     * A recorder.
     *
     * @param folder where exchanges are kept
     * @param capture where they are looked at
     * @param listener is told of each
     * @param mask takes from an exchange what is not to be kept on disk
     */
    public Recorder(
            EvidenceFolder folder,
            Capture<?> capture,
            Consumer<CapturedExchange> listener,
            UnaryOperator<HttpExchange> mask) {
        this.folder = folder;
        this.capture = capture;
        this.listener = listener;
        this.mask = mask;
        this.step = new Step("before", folder.of(0, "before"));
    }

    /** What comes from now on belongs to that step. */
    public synchronized void begin(String name) {
        steps++;
        step = new Step(name, folder.of(steps, name));
    }

    /** When answers that were there waited to be kept and sent: the kit's own doing. */
    public List<Stall> delays() {
        return List.copyOf(delays);
    }

    void delayed(Stall delay) {
        delays.add(delay);
    }

    void record(HttpExchange exchange, Interference interference) {
        Step now = step;
        CapturedExchange captured = new CapturedExchange(
                numbers.incrementAndGet(),
                now.name(),
                exchange,
                interference,
                now.evidence().keep(mask.apply(exchange)));
        listener.accept(captured);
        capture.add(captured);
    }
}
