package org.cgmkit.cgm.drift;

import java.util.List;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.attempt.SeenOrder;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.CapabilityFacts;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.FactKind;
import org.cgmkit.guide.cgm.drift.Facts;
import org.cgmkit.guide.cgm.drift.SubmissionFacts;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/** Whether two systems, of which only what passed between them was seen, were built for another version of the guide. */
public final class LiveDrift {
    private static final List<FactKind> OF_ORDERS = List.of(
            FactKind.OWN_ORDER,
            FactKind.FOREIGN_ORDER,
            FactKind.ORDER_EXTENSION,
            FactKind.ORDER_DETAIL,
            FactKind.CANONICAL);

    private LiveDrift() {}

    /** The report, led by what is found in what the submitter sent and in what the receiver said of itself and ordered. */
    public static RunReport led(RunReport report, GuideVersion guide, PlayedRun passed, Redaction redaction) {
        Facts facts = SubmitterDrift.facts(guide, passed);
        SubmissionFacts orders = new SubmissionFacts();
        passed.steps().stream().flatMap(step -> step.exchanges().stream()).forEach(exchange -> {
            if (isDescription(exchange)) {
                Exchange.of(exchange.exchange()).ifPresent(answer -> facts.addAll(CapabilityFacts.of(answer.json())));
            }
            SeenOrder.resources(exchange).forEach(orders::header);
        });
        OF_ORDERS.forEach(
                kind -> orders.facts(guide).values(kind).forEach(value -> facts.add(kind, value, "ServiceRequest")));
        return DriftReport.led(report, DriftDiagnosis.of(guide, facts), redaction);
    }

    private static boolean isDescription(CapturedExchange exchange) {
        return exchange.method().equals("GET") && exchange.path().endsWith("/metadata") && exchange.status() == 200;
    }
}
