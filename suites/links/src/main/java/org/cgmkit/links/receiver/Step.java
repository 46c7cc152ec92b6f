package org.cgmkit.links.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cgmkit.fixtures.Json;
import org.cgmkit.links.host.HostReply;
import org.cgmkit.links.host.HostedFile;
import org.cgmkit.links.host.HostedFile.Place;
import org.cgmkit.links.host.HostedLink;
import org.cgmkit.links.host.LinkPlan;
import org.cgmkit.links.host.LinkRequest;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.cgmkit.links.host.Sealing;
import org.cgmkit.links.host.SentinelData;

/** The questions to a receiver, each with a link of its own, so that every request tells what it is about. */
enum Step {
    BARE,
    PREFIXED,
    QR,
    ALPHABET,
    UNKNOWN_MEMBERS,
    UNKNOWN_FLAG,
    WITH_QUERY,
    NEWER_VERSION,
    EXPIRED,
    REDIRECTED,
    MANIFEST_EXTRAS,
    PARAMETER,
    OTHER_TYPE,
    BOTH,
    SEVERAL,
    LOCATED,
    REFETCH,
    DEFLATED,
    LARGE,
    LARGE_DEFLATED,
    TAMPERED,
    WITHOUT_CTY,
    PASSCODE,
    WRONG_PASSCODE,
    DIRECT,
    DIRECT_FEED,
    DIRECT_AS_TEXT,
    MOLAR,
    FLAWED,
    MUST_SUPPORT,
    INERT,
    UPDATE(2),
    HOUR(2),
    THROTTLED(2),
    THROTTLED_DATE(2),
    GONE(Integer.MAX_VALUE),
    STATUS(2),
    FAILS(Integer.MAX_VALUE);

    private static final String TITLE = "A link of cgmkit";

    /** What stands in the address of a link is the creator's own, and sent as it stands there. */
    static final String QUERY = "at=a%2Bb";

    /** As long as a label may be, so that the QR code is as dense as one can be. */
    private static final String LONG_LABEL =
            "Glucose of two weeks, for the visit: ".repeat(3).substring(0, 80);

    static final String PASSCODE_TEXT = "0042-Äz";
    static final int REMAINING = 7;

    private final int visits;

    Step() {
        this(1);
    }

    Step(int visits) {
        this.visits = visits;
    }

    /** How many requests at the address of the link end the step; more than one where it is about coming back. */
    int visits() {
        return visits;
    }

    boolean isAboutComingBack() {
        return visits > 1;
    }

    /** The name of the step for the receiver. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many requests for locations are to be expected, where the receiver takes everything. */
    int locations() {
        return switch (this) {
            case SEVERAL -> 3;
            case LOCATED, REFETCH -> 1;
            default -> 0;
        };
    }

    /**
     * The link of this step.
     *
     * @param interval how long a receiver is asked to wait before it comes back
     */
    LinkPlan plan(SentinelData data, Duration interval) {
        HostedFile all = HostedFile.fhir(data.everything());
        HostedFile one = HostedFile.fhir(data.single(SentinelData.FIRST));
        LinkPlan plain = LinkPlan.of(word(), TITLE + " (" + word() + ")", one);
        return switch (this) {
            case BARE -> LinkPlan.of(word(), "Nonce " + data.device(), all);
            case PREFIXED -> plain.behindAViewer();
            case QR -> plain.labelled(LONG_LABEL);
            case ALPHABET -> plain.labelled("Zucker – żółć ???>>>").inTheOtherAlphabet();
            case UNKNOWN_MEMBERS ->
                plain.having(payload ->
                        payload.put("_cgmkit", 1).put("colour", "blue").putObject("extension"));
            case UNKNOWN_FLAG -> plain.flagged("X");
            case WITH_QUERY -> plain.asking(QUERY);
            case EXPIRED ->
                plain.having(payload -> payload.put(
                        "exp", Instant.now().minus(Duration.ofHours(1)).getEpochSecond()));
            case REDIRECTED ->
                plain.answering((n, request, link) ->
                        HostReply.saying(307, "It is there.").with("Location", link.elsewhere()));
            case NEWER_VERSION -> plain.having(payload -> payload.put("v", 2));
            case MANIFEST_EXTRAS ->
                plain.answering((n, request, link) ->
                        link.manifest(request, extras(), one).with("X-Cgmkit", "unknown"));
            case PARAMETER ->
                LinkPlan.of(word(), "Test of parameters", one.of("application/fhir+json;fhirVersion=4.0.1"));
            case OTHER_TYPE ->
                LinkPlan.of(
                        word(), "Test of types", one.of("application/x-cgmkit").at(Place.LOCATED), one);
            case BOTH -> LinkPlan.of(word(), "Test of both", one.at(Place.BOTH));
            case SEVERAL ->
                LinkPlan.of(
                        word(),
                        "Test of several files",
                        one.at(Place.LOCATED),
                        HostedFile.fhir(data.single(SentinelData.SECOND)).at(Place.LOCATED),
                        HostedFile.fhir(data.single(SentinelData.NEW)).at(Place.LOCATED));
            case LOCATED -> LinkPlan.of(word(), "Test of locations", one.at(Place.LOCATED));
            case REFETCH ->
                plain.answering((n, request, link) -> n > 1
                        ? link.manifest(request, one.at(Place.LOCATED))
                        : used(link.whole(link.locate(HostReply.saying(410, "This was used before.")))));
            case DEFLATED -> LinkPlan.of(word(), "Test of compression", one.sealed(Sealing.DEFLATED));
            case LARGE -> LinkPlan.of(word(), "Test of many readings", HostedFile.fhir(data.manyReadings()));
            case LARGE_DEFLATED ->
                LinkPlan.of(
                        word(),
                        "Test of many readings, compressed",
                        HostedFile.fhir(data.manyReadings()).sealed(Sealing.DEFLATED));
            case TAMPERED -> LinkPlan.of(word(), "Test of a changed file", one.sealed(Sealing.TAMPERED));
            case WITHOUT_CTY -> LinkPlan.of(word(), "Test of headers", one.sealed(Sealing.WITHOUT_CTY));
            case PASSCODE -> plain.flagged("P").giving(PASSCODE_TEXT);
            case WRONG_PASSCODE ->
                plain.flagged("P")
                        .giving("wrong-one")
                        .answering((n, request, link) ->
                                HostReply.of(401, "application/json", "{\"remainingAttempts\":" + REMAINING + "}"));
            case DIRECT ->
                plain.flagged("U")
                        .asking(QUERY)
                        .answering((n, request, link) -> link.direct(one, "application/jose", ""));
            case DIRECT_FEED ->
                plain.flagged("LU")
                        .answering((n, request, link) ->
                                link.direct(one, "application/jose", "").with("Retry-After", "600"));
            case DIRECT_AS_TEXT ->
                plain.flagged("U").answering((n, request, link) -> link.direct(one, "text/plain", "\n"));
            case MOLAR -> LinkPlan.of(word(), "Test of mmol/L", HostedFile.fhir(data.molar()));
            case FLAWED -> LinkPlan.of(word(), "Test of a flawed file", one, HostedFile.fhir("{\"resourceType\":"));
            case MUST_SUPPORT ->
                LinkPlan.of(word(), "Test of must-support elements", HostedFile.fhir(data.mustSupport()));
            case INERT ->
                plain.labelled("Test <b>label</b>")
                        .answering((n, request, link) -> link.manifest(
                                request,
                                HostedFile.fhir(data.of("<img src=\"" + link.canary() + "\">")
                                        .everything())));
            case UPDATE ->
                plain.flagged("L")
                        .answering((n, request, link) -> link.manifest(
                                        request, n > 1 ? HostedFile.fhir(data.corrected()) : all)
                                .with("Retry-After", n > 1 ? "600" : seconds(interval)));
            case HOUR ->
                plain.flagged("L")
                        .answering((n, request, link) -> link.manifest(request, one.at(Place.LOCATED))
                                .with("Retry-After", n > 1 ? "600" : seconds(interval)));
            case THROTTLED ->
                plain.flagged("L")
                        .answering((n, request, link) -> n > 1
                                ? link.manifest(request, one).with("Retry-After", "600")
                                : HostReply.saying(429, "Later, please.").with("Retry-After", seconds(interval)));
            case THROTTLED_DATE ->
                plain.flagged("L")
                        .answering((n, request, link) -> n > 1
                                ? link.manifest(request, one).with("Retry-After", "600")
                                : HostReply.saying(429, "Later, please.").with("Retry-After", date(interval)));
            case GONE ->
                plain.flagged("L")
                        .answering((n, request, link) -> n > 1
                                ? HostReply.saying(404, "There is nothing here.")
                                : link.manifest(request, one).with("Retry-After", seconds(interval)));
            case STATUS ->
                plain.flagged("L")
                        .answering((n, request, link) -> link.manifest(
                                        request,
                                        Json.object().put("status", n > 1 ? "no-longer-valid" : "can-change"),
                                        one)
                                .with("Retry-After", n > 1 ? "600" : seconds(interval)));
            case FAILS ->
                plain.flagged("L")
                        .answering((n, request, link) -> n > 1
                                ? HostReply.saying(500, "Something went wrong.").with("Retry-After", seconds(interval))
                                : link.manifest(request, one).with("Retry-After", seconds(interval)));
        };
    }

    private static ObjectNode extras() {
        ObjectNode manifest = Json.object().put("status", "can-change").put("_cgmkit", true);
        manifest.putObject("list")
                .put("resourceType", "List")
                .put("status", "current")
                .put("mode", "working");
        return manifest;
    }

    private static HostReply used(String location) {
        ObjectNode manifest = Json.object();
        manifest.putArray("files")
                .addObject()
                .put("contentType", HostedFile.FHIR)
                .put("location", location);
        return HostReply.of(200, "application/json", Json.text(manifest));
    }

    private static String seconds(Duration interval) {
        return String.valueOf(Math.max(1, interval.toSeconds()));
    }

    /** An HTTP date has whole seconds, and so may be up to one later. */
    private static String date(Duration interval) {
        Instant at = Instant.now().plus(interval).plusMillis(999);
        return DateTimeFormatter.RFC_1123_DATE_TIME
                .format(at.atOffset(ZoneOffset.UTC))
                .replace("Z", "GMT");
    }

    /**
     * Whether what came is all that the step waits for.
     *
     * @param interval how long a receiver is asked to wait before it comes back
     */
    boolean isOver(HostedLink link, Duration interval) {
        if (this == GONE || this == FAILS) {
            List<LinkRequest> visits = link.requests(Kind.LINK);
            // Whoever goes on at its own pace has asked three times after four intervals.
            return visits.size() >= (this == GONE ? 2 : 3)
                    && Instant.now()
                            .isAfter(visits.get(1).answered().plus(interval.multipliedBy(this == GONE ? 4 : 2)));
        }
        long locations =
                link.requests(Kind.FILE).stream().filter(r -> r.status() == 200).count();
        return this != NEWER_VERSION && link.requests(Kind.LINK).size() >= visits && locations >= locations();
    }
}
