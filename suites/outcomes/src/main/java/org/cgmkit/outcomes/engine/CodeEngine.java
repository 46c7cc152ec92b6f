package org.cgmkit.outcomes.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.reports.evidence.HttpExchange;

/** An engine within this process. */
public final class CodeEngine implements EngineTransport {
    private final ByCode code;

    /** That engine. */
    public CodeEngine(ByCode code) {
        this.code = code;
    }

    @Override
    public Reply ask(EngineTask task, CheckLog log) {
        Instant began = Instant.now();
        String answer = code.engine().apply(task);
        log.keep(ShortEvidence.of(new HttpExchange(
                began,
                Duration.between(began, Instant.now()),
                HttpExchange.RUN,
                code.name(),
                List.of(),
                TraceFile.write(task.rows(), false),
                new HttpExchange.Answer(0, "", List.of(), answer))));
        return new Reply(answer, "");
    }

    @Override
    public void close() {
        // It ends with this process.
    }
}
