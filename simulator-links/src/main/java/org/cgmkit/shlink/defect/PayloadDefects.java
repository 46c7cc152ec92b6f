package org.cgmkit.shlink.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What can be wrong in the payload of a link. */
final class PayloadDefects {
    private static final String ENTROPY = "shlink-creator.payload.url-entropy";
    private static final String UNIQUE = "shlink-creator.payload.key-unique";
    private static final String EXP = "shlink-creator.payload.exp";

    /** The key of the examples that the specification publishes. */
    private static final String EXAMPLE = "rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q";

    private PayloadDefects() {}

    static List<Defect> all() {
        AtomicInteger number = new AtomicInteger(1000);
        return List.of(
                addressing(
                        "long-url",
                        "shlink-creator.payload.url-length",
                        "Makes addresses of more than 128 characters.",
                        random -> random + "/shared-continuous-glucose-monitoring-data-of-a-person-for-whoever-has-it"),
                addressing(
                        "uuid-url",
                        ENTROPY,
                        "Tells links apart by a UUID.",
                        random -> UUID.randomUUID().toString()),
                addressing("counted-url", ENTROPY, "Counts its links.", random -> "share-" + number.incrementAndGet()),
                changing(
                        "url-with-password",
                        "shlink-creator.payload.url-secure",
                        "Puts a user name and a password into the address.",
                        p -> p.put("url", p.path("url").asText().replace("://", "://app:open@"))),
                changing(
                        "short-key",
                        "shlink-creator.payload.key",
                        "Gives only 32 characters of the key.",
                        p -> p.put("key", p.path("key").asText().substring(0, 32))),
                new Defect("example-key", UNIQUE, "Uses the key of the published examples.", w -> w.key(r -> EXAMPLE)),
                new Defect("blank-key", UNIQUE, "Uses a key of zeros.", w -> w.key(r -> "A".repeat(43))),
                changing(
                        "exp-in-milliseconds",
                        EXP,
                        "Gives the time of expiry in milliseconds.",
                        p -> p.put("exp", inAnHour() * 1000)),
                changing(
                        "exp-as-text",
                        EXP,
                        "Gives the time of expiry as a text.",
                        p -> p.put("exp", String.valueOf(inAnHour()))),
                changing(
                                "flags-backwards",
                                "shlink-creator.payload.flag-order",
                                "Writes the flags against the alphabet.",
                                p -> p.put("flag", "UL"))
                        .of("direct"),
                changing(
                                "passcode-and-direct",
                                "shlink-creator.payload.flag-exclusive",
                                "Says that there is a passcode and no manifest.",
                                p -> p.put("flag", "LPU"))
                        .of("passcode"),
                changing(
                                "undeclared-direct",
                                "shlink-creator.payload.flag-honest",
                                "Gives the file itself behind a link that does not say so.",
                                p -> p.put("flag", "L"))
                        .of("direct"),
                changing(
                        "long-label",
                        "shlink-creator.payload.label",
                        "Gives a label of more than 80 characters.",
                        p -> p.put("label", "Continuous glucose monitoring data, ".repeat(4))),
                changing(
                        "version-as-text",
                        "shlink-creator.payload.version",
                        "Gives the version as a text.",
                        p -> p.put("v", "1")));
    }

    private static long inAnHour() {
        return Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
    }

    private static Defect addressing(String id, String requirement, String description, UnaryOperator<String> path) {
        return new Defect(id, requirement, description, w -> w.path(path));
    }

    private static Defect changing(
            String id, String requirement, String description, UnaryOperator<ObjectNode> change) {
        return new Defect(id, requirement, description, w -> w.payload((payload, passcode) -> change.apply(payload)));
    }
}
