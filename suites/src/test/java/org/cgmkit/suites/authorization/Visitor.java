package org.cgmkit.suites.authorization;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.suites.setup.Authorization;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.cgmkit.suites.wire.Exchange;
import org.cgmkit.suites.wire.Pacing;
import org.cgmkit.suites.wire.Pause;
import org.cgmkit.suites.wire.Request;
import org.cgmkit.suites.wire.Wire;

/** The kit before a target, as far as its authorization goes, with all that it keeps. */
final class Visitor {
    private final List<HttpExchange> exchanges = new ArrayList<>();
    private final Access access;
    private final Wire wire;

    Visitor(ReceiverTarget target, Attendant attendant, Duration patience, Path results) throws Exception {
        Redaction redaction = new Redaction();
        CheckEvidence evidence = new EvidenceFolder(results, redaction).of(0, "authorization");
        access = Access.of(
                new AccessContext(
                        target,
                        redaction,
                        exchange -> {
                            exchanges.add(exchange);
                            evidence.keep(exchange);
                        },
                        Pause.real()),
                attendant,
                patience);
        wire = new Wire(target, evidence::keep, Pause.real(), Pacing.of(target, Pause.real()), access);
    }

    static Visitor with(String baseUrl, Authorization authorization, Attendant attendant, Path results)
            throws Exception {
        return new Visitor(target(baseUrl, authorization), attendant, Duration.ofSeconds(20), results);
    }

    static Visitor with(String baseUrl, Authorization authorization, Path results) throws Exception {
        return with(baseUrl, authorization, Attendant.nobody(), results);
    }

    static ReceiverTarget target(String baseUrl, Authorization authorization) {
        return ReceiverTarget.at(baseUrl, "mara-lindqvist")
                .authorization(authorization)
                .build();
    }

    Access access() {
        return access;
    }

    /** The exchanges by which it got tokens. */
    List<HttpExchange> asked() {
        return exchanges;
    }

    /** Looks for something with the token for submitting. */
    Exchange look(String path) {
        return wire.send(Request.bare("GET", path));
    }

    /** Looks for something with the token for reading back. */
    Exchange read(String path) {
        return wire.send(Request.get(path));
    }
}
