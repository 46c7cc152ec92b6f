package org.cgmkit.cgm.live;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.cgmkit.cgm.attempt.SeenOrder;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.receiver.DescribedServer;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;
import org.opentest4j.AssertionFailedError;

/** A receiver at its work, as one check sees it: what it was seen to answer, to whomever. */
public final class LiveReceiver implements DescribedServer {
    private final GuideVersion guide;
    private final List<CapturedExchange> exchanges;
    private final List<SubmissionAttempt> attempts;
    private final CheckLog log;
    private final ProfileValidator validator;

    /** A receiver that was seen to take part in these exchanges; the attempts to submit are among them. */
    public LiveReceiver(
            GuideVersion guide,
            List<CapturedExchange> exchanges,
            List<SubmissionAttempt> attempts,
            CheckLog log,
            ProfileValidator validator) {
        this.guide = guide;
        this.validator = validator;
        this.exchanges = List.copyOf(exchanges);
        this.attempts = List.copyOf(attempts);
        this.log = log;
    }

    /** Whether it was seen to describe itself. */
    public static boolean describesItself(List<CapturedExchange> exchanges) {
        return exchanges.stream().anyMatch(LiveReceiver::isDescription);
    }

    @Override
    public GuideVersion guide() {
        return guide;
    }

    @Override
    public Exchange metadata() {
        CapturedExchange asked = exchanges.stream()
                .filter(LiveReceiver::isDescription)
                .findFirst()
                .orElseThrow(() -> inconclusive("Nobody asked for /metadata."));
        log.refer(asked.evidence());
        return answer(asked).orElseThrow();
    }

    @Override
    public void remark(String sentence) {
        log.remark(sentence);
    }

    /**
     * Judges each answer to a submission of which that holds; without one, the check ends inconclusive.
     *
     * @param which which answers
     * @param none what there was none of, as a sentence
     * @param rule throws where an answer breaks it
     */
    void eachAnswer(Predicate<Exchange> which, String none, BiConsumer<SubmissionAttempt, Exchange> rule) {
        int judged = 0;
        for (SubmissionAttempt attempt : attempts) {
            Optional<Exchange> answer = answer(attempt.captured()).filter(which);
            if (answer.isPresent()) {
                judged++;
                try {
                    rule.accept(attempt, answer.get());
                } catch (AssertionFailedError e) {
                    log.refer(attempt.captured().evidence());
                    throw e;
                }
            }
        }
        if (judged == 0) {
            throw inconclusive(none);
        }
        remark("Judged by " + judged + (judged == 1 ? " answer" : " answers") + " that passed.");
    }

    /** What it was seen to answer to the same condition a second time, after it had created a resource for it. */
    List<RepeatedCondition> repeatedConditions() {
        return RepeatedCondition.in(attempts);
    }

    /** The orders that it was seen to show, each once, with the exchange that first had them. */
    Map<JsonNode, CapturedExchange> orders() {
        Map<JsonNode, CapturedExchange> orders = new LinkedHashMap<>();
        exchanges.forEach(e -> SeenOrder.resources(e).forEach(order -> orders.putIfAbsent(order, e)));
        return orders;
    }

    /** What makes a resource that it showed invalid by that profile. */
    List<Finding> mistakes(JsonNode resource, String profile) {
        return validator.validate(resource.toString(), profile).stream()
                .filter(Finding::invalidates)
                .toList();
    }

    /** Shows an exchange with the check's result. */
    void show(CapturedExchange exchange) {
        log.refer(exchange.evidence());
    }

    private static Optional<Exchange> answer(CapturedExchange captured) {
        return Exchange.of(captured.exchange());
    }

    private static boolean isDescription(CapturedExchange captured) {
        return captured.method().equals("GET") && captured.path().endsWith("/metadata") && captured.status() == 200;
    }
}
