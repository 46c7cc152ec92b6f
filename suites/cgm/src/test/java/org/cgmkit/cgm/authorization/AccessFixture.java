package org.cgmkit.cgm.authorization;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.kit.authorization.AccessContext;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.authorization.TokenAccess;
import org.cgmkit.kit.config.Authorization;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.RequestPacing;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.reports.evidence.CheckEvidence;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.Redaction;

/** The kit before a target, as far as its authorization goes, with all that it keeps. */
final class AccessFixture {
    private final List<HttpExchange> exchanges = new ArrayList<>();
    private final TokenAccess access;
    private final TargetClient wire;

    AccessFixture(ReceiverTarget target, ConsentPrompt attendant, Duration patience, Path results) throws Exception {
        Redaction redaction = new Redaction();
        ThrottlingWait throttled = ThrottlingWait.of(target.server(), Sleeper.real());
        CheckEvidence evidence = new EvidenceFolder(results, redaction).of(0, "authorization");
        HttpClients clients = new HttpClients(target.server());
        access = TokenAccess.of(
                new AccessContext(
                        target.server(),
                        redaction,
                        exchange -> {
                            exchanges.add(exchange);
                            evidence.keep(exchange);
                        },
                        throttled,
                        clients),
                attendant,
                patience);
        wire = new TargetClient(
                target.server(),
                clients,
                evidence::keep,
                throttled,
                RequestPacing.of(target.server(), Sleeper.real()),
                access);
    }

    static AccessFixture with(String baseUrl, Authorization authorization, ConsentPrompt attendant, Path results)
            throws Exception {
        return new AccessFixture(target(baseUrl, authorization), attendant, Duration.ofMinutes(10), results);
    }

    static AccessFixture with(String baseUrl, Authorization authorization, Path results) throws Exception {
        return with(baseUrl, authorization, ConsentPrompt.nobody(), results);
    }

    static ReceiverTarget target(String baseUrl, Authorization authorization) {
        return ReceiverTarget.at(baseUrl, "mara-lindqvist")
                .authorization(authorization)
                .build();
    }

    TokenAccess access() {
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
