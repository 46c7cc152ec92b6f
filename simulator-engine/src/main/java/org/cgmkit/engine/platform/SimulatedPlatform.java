package org.cgmkit.engine.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.Excluded;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/** A platform that has a behaviour, and perhaps departs from it. */
public final class SimulatedPlatform {
    private static final Duration OPEN = Duration.ofDays(1);

    private final PlatformBehaviour behaviour;
    private final PlatformWorkings workings;
    private final String ownBase;
    private final Map<Instant, WindowLedger> ledgers = new HashMap<>();

    /**
     * That platform.
     *
     * @param ownBase the base of its own server, for orders that name no other
     */
    public SimulatedPlatform(PlatformBehaviour behaviour, PlatformWorkings workings, String ownBase) {
        this.behaviour = behaviour;
        this.workings = workings;
        this.ownBase = ownBase;
    }

    /** Does a step, and tells the chain. */
    public synchronized ObjectNode step(PlatformOrder order) {
        WindowLedger ledger = ledgers.computeIfAbsent(order.task().start(), each -> new WindowLedger());
        if (order.step().equals("as-of")) {
            return asOf(ledger, order.asOf());
        }
        Computation before = ledger.last();
        boolean closed =
                behaviour.closes() && order.now().isAfter(order.task().end().plus(OPEN));
        if (before != null && closed && !workings.reopens()) {
            ObjectNode answer =
                    told(order.task().rows().size() + " readings came after the window was closed, and do not count.");
            workings.chain().accept(answer);
            return answer;
        }
        ledger.take(order);
        List<TraceRow> rows = workings.keeping().rows(ledger, order);
        EngineTask task = order.task().withRows(rows);
        Outcomes outcomes = OutcomeEngine.compute(task, Policy.USUAL);
        Computation now = new Computation(
                before == null ? 1 : before.number() + 1,
                Instant.now(),
                outcomes,
                rows.size(),
                ledger.sets(),
                before == null ? Map.of() : before.posted());
        if (before != null && !workings.recomputing().posts(order, !now.saysTheSame(before))) {
            return chain(order, before);
        }
        PlatformDraft draft = new SummaryDraft(behaviour, order, now, before).draft();
        workings.draft().accept(draft);
        ResultPosting posting = new ResultPosting(
                behaviour, workings.versions(), order.baseUrl().isEmpty() ? ownBase : order.baseUrl());
        Map<String, String> posted = new HashMap<>(now.posted());
        posted.putAll(posting.post(draft));
        Computation done = now.at(posted);
        ledger.computations().add(done);
        workings.afterwards().after(draft, posting);
        return chain(order, done);
    }

    private static ObjectNode told(String sentence) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("notices").add(sentence);
        return answer;
    }

    private ObjectNode asOf(WindowLedger ledger, Instant moment) {
        @Nullable
        Computation then = workings.forgets()
                ? ledger.last()
                : ledger.computations().stream()
                        .filter(each -> !each.when().isAfter(moment))
                        .reduce((one, other) -> other)
                        .orElse(null);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (then != null) {
            ObjectNode figures = new AnswerJson(4, GlucoseUnit.MASS, "simulated platform").of(then.outcomes());
            figures.retain("percent", "mean", "gmi", "cv");
            answer.set("figures", figures);
        }
        return answer;
    }

    private ObjectNode chain(PlatformOrder order, Computation computation) {
        Outcomes outcomes = computation.outcomes();
        ObjectNode chain = JsonNodeFactory.instance.objectNode();
        chain.put("result", computation.posted().getOrDefault("ranges", ""));
        chain.put("received", computation.received()).put("used", outcomes.used());
        ArrayNode excluded = chain.putArray("excluded");
        int other = 0;
        for (Map.Entry<Excluded, Integer> each : outcomes.excluded().entrySet()) {
            if (each.getKey() != Excluded.DUPLICATE && each.getValue() > 0) {
                excluded.addObject().put("reason", each.getKey().id()).put("count", each.getValue());
                other += each.getValue();
            }
        }
        chain.put("duplicates", outcomes.excluded(Excluded.DUPLICATE));
        long slots = Duration.between(order.task().start(), order.task().end()).toMinutes()
                / order.task().interval();
        chain.put("missing", slots - outcomes.used() - other);
        chain.putArray("conversions")
                .addObject()
                .put("from", "mmol/L")
                .put("to", "mg/dL")
                .put(
                        "factor",
                        Objects.requireNonNull(outcomes.spread()).factor().rounded(4, RoundingMode.HALF_UP));
        ArrayNode inputs = chain.putArray("inputs");
        computation.sets().forEach(set -> inputs.addObject().put("identifier", set));
        ObjectNode policy = chain.putObject("policy");
        for (PolicyKey<?> key : PolicyKey.all()) {
            policy.put(key.id(), outcomes.policy().text(key));
        }
        chain.put("computedAt", computation.when().toString());
        chain.put("revises", behaviour.way().name().toLowerCase(java.util.Locale.ROOT));
        workings.chain().accept(chain);
        return chain;
    }
}
