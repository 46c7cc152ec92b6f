package org.cgmkit.partner.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.partner.config.PollingTerms;

/**
 * Time that cloud and platform share: it jumps to what the platform says it does next. Both sides see it in each answer of the cloud
 * (header {@code Cgmkit-Clock}).
 *
 * @param clock the clock of the run
 * @param terms what was agreed
 * @param trigger sets the platform's clock
 */
record SharedPassage(RunClock clock, PollingTerms terms, AnsweringTrigger trigger) implements Passage {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void until(BooleanSupplier met, Duration most) throws InterruptedException {
        Instant end = terms.after(clock.instant(), most);
        while (true) {
            Instant now = clock.instant();
            Optional<Instant> next = told(now);
            if (met.getAsBoolean() || !now.isBefore(end)) {
                return;
            }
            Instant due = next.filter(each -> each.isBefore(end)).orElse(end);
            clock.set(due.isAfter(now) ? due : now.plusSeconds(1));
        }
    }

    private Optional<Instant> told(Instant now) throws InterruptedException {
        String answer = trigger.answer("clock", Map.of("CGMKIT_STEP", "clock", "CGMKIT_NOW", now.toString()));
        try {
            String next = JSON.readTree(answer).path("next").asText("");
            return next.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(next));
        } catch (JsonProcessingException | DateTimeException e) {
            throw new ConfigurationException(
                    "Expected the trigger 'clock' to answer {\"next\": \"2026-03-08T10:45:00Z\"}, or {}"
                            + " where nothing is due, but got '" + answer + "'.");
        }
    }

    @Override
    public String name() {
        return "shared";
    }
}
