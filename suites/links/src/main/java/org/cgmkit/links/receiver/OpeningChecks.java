package org.cgmkit.links.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.notTested;
import static org.cgmkit.kit.check.OutcomeException.observed;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.host.LinkRequest;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class OpeningChecks {

    @Expected("shlink-receiver.link.bare")
    @DisplayName("A link by itself is opened")
    void opensABareLink(LinkReceiver receiver) {
        assertThat(
                "Number of requests for a plain link",
                receiver.asked(Step.BARE).visits().size(),
                is(greaterThan(0)));
    }

    @Expected("shlink-receiver.link.prefixed")
    @DisplayName("A link behind the address of a viewer is opened")
    void opensAPrefixedLink(LinkReceiver receiver) {
        assertThat(
                "Number of requests for a link behind the address of a page and '#'",
                receiver.asked(Step.PREFIXED).visits().size(),
                is(greaterThan(0)),
                "What stands before 'shlink:/' is for those who have no receiver; leave it away.");
    }

    @Expected("shlink-receiver.link.qr")
    @DisplayName("A QR code is scanned")
    void scansQrCodes(LinkReceiver receiver) {
        if (!receiver.questions().canScan()) {
            throw notTested("Nobody gives the receiver a QR code: declare 'trigger.scan'.");
        }
        assertCame(
                receiver,
                Step.QR,
                "that was given as a QR code",
                "A link with a label of 80 characters takes a code of version 14 or more.");
    }

    @Base("shlink-receiver.payload.base64url")
    @DisplayName("Payloads and keys are read as base64url")
    void readsBase64Url(LinkReceiver receiver) {
        assertCame(
                receiver,
                Step.ALPHABET,
                "whose payload and key have '-' or '_'",
                "Decode with the alphabet of RFC 4648, section 5; browsers' atob() knows the other one.");
    }

    @Shall("shlink-receiver.payload.unknown-members")
    @DisplayName("Unknown members of the payload are ignored")
    void ignoresUnknownMembers(LinkReceiver receiver) {
        assertCame(receiver, Step.UNKNOWN_MEMBERS, "whose payload has further members", "");
    }

    @Shall("shlink-receiver.payload.unknown-flags")
    @DisplayName("Unknown flags are ignored")
    void ignoresUnknownFlags(LinkReceiver receiver) {
        assertCame(receiver, Step.UNKNOWN_FLAG, "with the flag X", "Look for the flags that you know, one by one.");
    }

    private static void assertCame(LinkReceiver receiver, Step step, String what, String advice) {
        assertThat(
                "Number of requests for a link " + what,
                receiver.answer(step).visits().size(),
                is(greaterThan(0)),
                advice);
    }

    @Should("shlink-receiver.payload.newer-version")
    @DisplayName("A link of a newer version is not opened")
    void leavesNewerVersions(LinkReceiver receiver) {
        assertThat(
                "Number of requests for a link of version 2",
                receiver.answer(Step.NEWER_VERSION).visits().size(),
                is(0),
                "Tell the person that the receiver is too old for the link.");
    }

    @May("shlink-receiver.payload.expired")
    @DisplayName("What is done with a link whose time is over")
    void meetsExpiredLinks(LinkReceiver receiver) {
        int visits = receiver.answer(Step.EXPIRED).visits().size();
        throw observed(
                visits == 0
                        ? "A link whose 'exp' is an hour ago was not opened."
                        : "A link whose 'exp' is an hour ago was opened all the same.");
    }

    @May("shlink-receiver.security.transport")
    @DisplayName("Whether redirects are followed to another host")
    void meetsRedirects(LinkReceiver receiver) {
        boolean followed = !receiver.opened(Step.REDIRECTED, "shlink-receiver.link.bare")
                .of(Kind.CANARY)
                .isEmpty();
        throw observed("A redirect (307) of the manifest request to another name of this machine was "
                + (followed ? "followed." : "not followed."));
    }

    @Expected("shlink-receiver.payload.label-shown")
    @DisplayName("The label is shown")
    void showsTheLabel(LinkReceiver receiver) {
        String text = receiver.shown(Step.BARE);

        assertThat(
                "Label 'Nonce " + receiver.data().device() + "'",
                text.contains("Nonce " + receiver.data().device()) ? "shown" : "not shown",
                is("shown"));
    }

    @Expected("shlink-receiver.security.key-kept")
    @DisplayName("Keys and payloads reach no server")
    void keepsKeys(LinkReceiver receiver) {
        List<String> told = new ArrayList<>();
        for (Step step : List.of(Step.BARE, Step.PREFIXED, Step.LOCATED, Step.DIRECT)) {
            Answer answer = receiver.asked(step);
            for (LinkRequest request : answer.requests()) {
                String all = request.uri() + request.headers() + request.body();
                if (all.contains(answer.link().key())
                        || all.contains(answer.link().encodedPayload())) {
                    told.add(request + " (step " + step.word() + ")");
                }
            }
        }

        assertNone(
                "Requests that tell the key or the payload of a link",
                told,
                "Read what stands behind '#' in the receiver itself, and send no Referer.");
    }

    @Expected("shlink-receiver.security.inert")
    @DisplayName("Texts are shown as texts")
    void takesTextsAsTexts(LinkReceiver receiver) {
        Answer answer = receiver.opened(Step.INERT, "shlink-receiver.link.bare");

        assertThat(
                "Number of requests for an address that stands in an <img> in the name of a device",
                answer.of(Kind.CANARY).size(),
                is(0),
                "Whoever makes the link could run code in the page that shows it: write texts as text, not as HTML.");
    }
}
