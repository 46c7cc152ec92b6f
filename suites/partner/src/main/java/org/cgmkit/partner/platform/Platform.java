package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.config.PollingTerms;
import org.cgmkit.partner.watch.Ask;
import org.cgmkit.partner.watch.Performance;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.partner.watch.Transfer;

/**
 * A platform, as one check sees it: what it did while steps were played.
 *
 * @param target what is tested
 * @param play what was seen
 * @param log the log of the check
 */
public record Platform(PlatformTarget target, Performance play, CheckLog log) {
    /** How much a clock may be off. */
    static final Duration SLACK = Duration.ofMillis(100);

    PollingTerms terms() {
        return target.terms();
    }

    String first() {
        return play.accounts().getFirst();
    }

    String second() {
        return play.accounts().getLast();
    }

    /** What the platform calls the user of an account. */
    String user(String account) {
        return play.users().get(play.accounts().indexOf(account));
    }

    /** The longest time between transfers, with what a platform needs to see that one is due. */
    Duration longest() {
        return terms().to().plus(target.granularity()).plus(SLACK);
    }

    /** How long the kit's cloud has asked to wait after 429. */
    Duration pause() {
        return play.pause();
    }

    /** All requests that came from the platform's server, and not from a browser. */
    List<Seen> ofServer() {
        return play.seen().stream().filter(each -> !each.kind().isBrowser()).toList();
    }

    /** A step; where it was not played, the row is not tested. */
    Span span(Step step) {
        if (play.open().containsKey(step)) {
            throw notTested(play.open().get(step));
        }
        return play.span(step).orElseThrow(() -> notTested("The run had no step for this."));
    }

    /** The requests of a step. */
    List<Seen> in(Step step) {
        span(step);
        return play.in(step);
    }

    /** All transfers of an account. */
    List<Transfer> transfers(String account) {
        return Transfer.among(play.seen(), terms().from()).stream()
                .filter(each -> each.account().equals(account))
                .toList();
    }

    /** The transfers of an account in a step. */
    List<Transfer> transfers(String account, Step step) {
        Span span = span(step);
        return transfers(account).stream()
                .filter(each -> span.holds(each.first()))
                .toList();
    }

    /** The questions for data of an account, in their order. */
    List<Ask> asks(String account) {
        return play.seen().stream()
                .filter(each -> each.account().equals(account))
                .flatMap(each -> Ask.of(each, target.mapping()).stream())
                .toList();
    }

    /** Shows requests with the finding. */
    void show(List<Seen> requests) {
        requests.stream().limit(5).forEach(each -> log.refer(each.evidence()));
    }

    /** Ends the check inconclusive where the platform had stopped to ask for an account before a step, or never got data. */
    void assumePolled(String account, Step step) {
        Span span = span(step);
        Optional<Transfer> last = transfers(account).stream()
                .filter(each -> each.first().number() < span.first() && each.succeeded())
                .reduce((one, other) -> other);
        Instant until = last.map(each -> terms().after(each.end(), longest().multipliedBy(3)))
                .orElse(Instant.MIN);
        if (until.isBefore(span.begin())) {
            throw inconclusive("The platform had stopped to fetch data of " + account + " before " + step.words()
                    + ", which other rows tell of.");
        }
    }

    /** The readout after a step; where the platform has none, the row does not apply. */
    JsonNode readout(Step step) {
        if (play.readouts().isEmpty()) {
            throw notApplicable("The target has no readout: declare the trigger 'shows'.");
        }
        JsonNode readout = play.readouts().get(step);
        if (readout == null) {
            throw inconclusive("There is no readout after " + step.words() + ".");
        }
        return readout;
    }

    /** The state that a readout says of an account's connection; empty where it says none, or there is no readout. */
    String state(String account, Step step) {
        JsonNode readout = play.readouts().get(step);
        if (readout == null) {
            return "";
        }
        for (JsonNode each : readout.path("connections")) {
            if (each.path("user").asText().equals(user(account))) {
                return each.path("state").asText();
            }
        }
        return "";
    }
}
