package org.cgmkit.links.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.host.LinkRequest;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class RequestChecks {

    @Shall("shlink-receiver.manifest.post")
    @DisplayName("Manifests are asked for by POST, at the address of the link")
    void postsForManifests(LinkReceiver receiver) {
        LinkRequest request = first(receiver);

        assertThat("Method of the manifest request", request.method(), is("POST"));
        assertThat(
                "Path of the manifest request",
                request.uri().split("\\?", 2)[0],
                is(receiver.asked(Step.BARE).link().path()));
        List<LinkRequest> asked = receiver.asked(Step.WITH_QUERY).visits();
        if (!asked.isEmpty()) {
            String query = asked.getFirst().uri().replaceFirst("^[^?]*[?]?", "");
            assertThat(
                    "Query of the manifest request to an address with ?" + Step.QUERY,
                    List.of(query.split("&")).contains(Step.QUERY) ? "as it was" : "'" + query + "'",
                    is("as it was"),
                    "'url' is the creator's: send it as it stands in the payload.");
        }
    }

    @Shall("shlink-receiver.manifest.json")
    @DisplayName("The manifest request is a JSON object")
    void sendsJson(LinkReceiver receiver) {
        LinkRequest request = firstPost(receiver);

        assertThat(
                "Content-Type of the manifest request",
                request.header("content-type").split(";", 2)[0].strip(),
                is("application/json"));
        assertThat(
                "Body of the manifest request",
                request.json().isObject() ? "an object" : "something else",
                is("an object"));
    }

    @Shall("shlink-receiver.manifest.recipient")
    @DisplayName("The manifest request says who reads")
    void saysWhoReads(LinkReceiver receiver) {
        JsonNode recipient = jsonOf(receiver).path("recipient");

        assertThat(
                "'recipient' of the manifest request",
                recipient.isTextual() && !recipient.asText().isBlank() ? "a text" : "no text: " + recipient,
                is("a text"),
                "The sharer may be shown it: name the app, or the person or organization behind it.");
    }

    @Shall("shlink-receiver.manifest.embedded-length-max")
    @DisplayName("The longest embedded file is given as a whole number")
    void limitsByAWholeNumber(LinkReceiver receiver) {
        JsonNode max = jsonOf(receiver).path("embeddedLengthMax");
        if (max.isMissingNode()) {
            throw notApplicable("The receiver does not say how long embedded files may be.");
        }

        assertThat(
                "'embeddedLengthMax'",
                max.isIntegralNumber() && max.asLong() >= 0 ? "a whole number" : String.valueOf(max),
                is("a whole number"));
    }

    @Shall("shlink-receiver.location.get")
    @DisplayName("Locations are got as they are given, without credentials")
    void getsLocations(LinkReceiver receiver) {
        List<LinkRequest> files =
                receiver.opened(Step.LOCATED, "shlink-receiver.link.bare").of(Kind.FILE);
        if (files.isEmpty()) {
            throw inconclusive(
                    "The receiver did not ask for a file at a location; see shlink-receiver.encryption.opens.");
        }
        LinkRequest request = files.getFirst();
        List<String> faults = new ArrayList<>();
        if (!request.method().equals("GET")) {
            faults.add("the method " + request.method());
        }
        if (!request.uri().endsWith("?sig=a%2Bb")) {
            faults.add("the query " + request.uri().replaceFirst("^[^?]*", ""));
        }
        for (String name : List.of("authorization", "cookie")) {
            if (!request.header(name).isEmpty()) {
                faults.add("the header " + name);
            }
        }

        assertNone("What a request for a location should not have", faults, "The address alone gives access.");
    }

    @Shall("shlink-receiver.location.hour")
    @DisplayName("No location is used more than an hour after its manifest")
    void usesNoLocationAfterTheHour(LinkReceiver receiver) {
        Duration hour = receiver.questions()
                .hour()
                .orElseThrow(() -> notTested("The run does not wait for an hour: declare 'waits.hour: 1h'."));
        Answer answer = receiver.opened(Step.HOUR, "shlink-receiver.link.bare");
        Instant begun = answer.visits().getFirst().answered();
        boolean cameBack = answer.requests().stream().anyMatch(r -> r.when().isAfter(begun.plus(hour)));
        if (!cameBack) {
            throw inconclusive(
                    answer.visits().size() > 1
                            ? "The receiver came back before the hour only; see"
                                    + " shlink-receiver.longterm.waits-after-success."
                            : "The receiver did not come back after the hour; see shlink-receiver.longterm.polls.");
        }

        // The first use is part of what came with the manifest, however slow.
        Set<String> used = new HashSet<>();
        assertNone(
                "Requests of locations whose manifest is older than " + hour,
                answer.of(Kind.FILE).stream()
                        .filter(r -> !used.add(r.uri()))
                        .filter(r -> answer.link()
                                .located(r.uri())
                                .filter(at -> r.when().isAfter(at.plus(hour)))
                                .isPresent())
                        .map(LinkRequest::toString)
                        .toList(),
                "Locations live for an hour at most: keep none, and begin each time with the manifest.");
    }

    @Shall("shlink-receiver.location.refetch")
    @DisplayName("Where a location gives nothing, the manifest is asked for again")
    void asksAgainForTheManifest(LinkReceiver receiver) {
        Answer answer = receiver.opened(Step.REFETCH, "shlink-receiver.link.bare");
        if (answer.of(Kind.FILE).isEmpty()) {
            throw inconclusive(
                    "The receiver did not ask for a file at a location; see shlink-receiver.encryption.opens.");
        }
        long opened =
                answer.of(Kind.FILE).stream().filter(r -> r.status() == 200).count();

        assertThat(
                "Number of manifest requests",
                answer.visits().size(),
                is(greaterThan(1)),
                "A location is short-lived.");
        assertThat("Number of files got at the new location", opened, is(greaterThan(0L)));
    }

    @Shall("shlink-receiver.direct.no-manifest")
    @DisplayName("A direct link is not asked for a manifest")
    void postsNothingToDirectLinks(LinkReceiver receiver) {
        assertNone(
                "Requests of a link with flag U by another method than GET",
                receiver.opened(Step.DIRECT, "shlink-receiver.direct.get").visits().stream()
                        .filter(r -> !r.method().equals("GET"))
                        .toList(),
                "Look for the letter U among the flags before anything is sent.");
    }

    @Shall("shlink-receiver.direct.get")
    @DisplayName("A direct file is got by GET")
    void getsDirectFiles(LinkReceiver receiver) {
        for (Step step : List.of(Step.DIRECT, Step.DIRECT_FEED)) {
            List<LinkRequest> visits = receiver.answer(step).visits();
            boolean got = visits.stream().anyMatch(r -> r.method().equals("GET"));
            if (!got && !visits.isEmpty()) {
                throw inconclusive("The receiver asked in another way; see shlink-receiver.direct.no-manifest.");
            }
            assertThat(
                    "Requests of a link with the flags " + answerFlags(receiver, step),
                    got ? "a GET" : "none",
                    is("a GET"),
                    "Flags come together: look for each letter, and do not compare the whole text.");
        }
    }

    private static String answerFlags(LinkReceiver receiver, Step step) {
        return receiver.asked(step).link().plan().flag();
    }

    @Shall("shlink-receiver.direct.recipient")
    @DisplayName("The request for a direct file says who reads")
    void saysWhoReadsDirectFiles(LinkReceiver receiver) {
        LinkRequest request = receiver.opened(Step.DIRECT, "shlink-receiver.direct.get")
                .visits()
                .getLast();

        assertThat(
                "Query parameter 'recipient' of the request for a direct file",
                request.query().getOrDefault("recipient", "").isBlank() ? "missing" : "there",
                is("there"));
        assertThat(
                "What the address of the link had in its query",
                List.of(request.uri().replaceFirst("^[^?]*[?]?", "").split("&")).contains(Step.QUERY)
                        ? "there"
                        : "not there as it was",
                is("there"),
                "Append '&recipient=…' where the address has a query already.");
    }

    @Shall("shlink-receiver.passcode.sent")
    @DisplayName("The passcode is sent as the person entered it")
    void sendsThePasscode(LinkReceiver receiver) {
        LinkRequest request = receiver.opened(Step.PASSCODE, "shlink-receiver.link.bare")
                .visits()
                .getLast();
        if (!request.method().equals("POST") || !request.json().isObject()) {
            throw inconclusive("The manifest request is no POST of JSON; see shlink-receiver.manifest.post and"
                    + " shlink-receiver.manifest.json.");
        }
        JsonNode passcode = request.json().path("passcode");

        assertThat(
                "'passcode' of the manifest request",
                String.valueOf(passcode),
                is("\"" + Step.PASSCODE_TEXT + "\""),
                "A passcode is a text, of any characters.");
    }

    @Expected("shlink-receiver.passcode.no-guessing")
    @DisplayName("After a wrong passcode nothing is sent until a person enters one again")
    void doesNotGuess(LinkReceiver receiver) {
        assertThat(
                "Number of requests for a link after whose passcode was refused",
                receiver.opened(Step.WRONG_PASSCODE, "shlink-receiver.link.bare")
                        .visits()
                        .size(),
                is(1),
                "Each wrong passcode is counted for the life of the link.");
    }

    @Expected("shlink-receiver.passcode.remaining-shown")
    @DisplayName("The person is told how many attempts are left")
    void tellsHowManyAttemptsAreLeft(LinkReceiver receiver) {
        receiver.opened(Step.WRONG_PASSCODE, "shlink-receiver.link.bare");
        String text = receiver.shown(Step.WRONG_PASSCODE);

        assertThat(
                "The " + Step.REMAINING + " attempts that remain",
                Answer.shows(text, String.valueOf(Step.REMAINING)) ? "shown" : "not shown",
                is("shown"));
    }

    private static LinkRequest first(LinkReceiver receiver) {
        return receiver.opened(Step.BARE, "shlink-receiver.link.bare").visits().getFirst();
    }

    private static LinkRequest firstPost(LinkReceiver receiver) {
        LinkRequest request = first(receiver);
        if (!request.method().equals("POST")) {
            throw inconclusive(
                    "The manifest was asked for by " + request.method() + "; see shlink-receiver.manifest.post.");
        }
        return request;
    }

    private static JsonNode jsonOf(LinkReceiver receiver) {
        JsonNode json = firstPost(receiver).json();
        if (!json.isObject()) {
            throw inconclusive("The manifest request is no JSON; see shlink-receiver.manifest.json.");
        }
        return json;
    }
}
