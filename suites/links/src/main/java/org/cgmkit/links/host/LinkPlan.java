package org.cgmkit.links.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * A link that is to be hosted.
 *
 * @param step the name of the step
 * @param flag its flags; empty for none
 * @param label its label
 * @param given the passcode that the receiver is given; empty for none
 * @param behindViewer whether it stands behind the address of a page
 * @param otherAlphabet whether its payload and key have characters in which the two alphabets of base64 differ
 * @param query what stands behind the question mark of its address; empty for none
 * @param payload what becomes of the payload
 * @param script what is answered at its address
 */
public record LinkPlan(
        String step,
        String flag,
        String label,
        String given,
        boolean behindViewer,
        boolean otherAlphabet,
        String query,
        Consumer<ObjectNode> payload,
        Script script) {

    /** What is answered at the address of a link. */
    @FunctionalInterface
    public interface Script {
        /**
         * The answer.
         *
         * @param number which request it is, from 1
         * @param request the request; its answer is not known yet
         */
        HostReply answer(int number, LinkRequest request, HostedLink link);
    }

    /** A link without flags that gives a manifest with those files. */
    public static LinkPlan of(String step, String label, HostedFile... files) {
        return new LinkPlan(
                step,
                "",
                label,
                "",
                false,
                false,
                "",
                payload -> {},
                (number, request, link) -> link.manifest(request, files));
    }

    /** The same with those flags. */
    public LinkPlan flagged(String other) {
        return new LinkPlan(step, other, label, given, behindViewer, otherAlphabet, query, payload, script);
    }

    /** The same with another label. */
    public LinkPlan labelled(String other) {
        return new LinkPlan(step, flag, other, given, behindViewer, otherAlphabet, query, payload, script);
    }

    /** The same behind the address of a page. */
    public LinkPlan behindAViewer() {
        return new LinkPlan(step, flag, label, given, true, otherAlphabet, query, payload, script);
    }

    /** The same with the characters that only base64url has. */
    public LinkPlan inTheOtherAlphabet() {
        return new LinkPlan(step, flag, label, given, behindViewer, true, query, payload, script);
    }

    /** The same with a query in its address. */
    public LinkPlan asking(String other) {
        return new LinkPlan(step, flag, label, given, behindViewer, otherAlphabet, other, payload, script);
    }

    /** The same with something else in the payload. */
    public LinkPlan having(Consumer<ObjectNode> other) {
        return new LinkPlan(step, flag, label, given, behindViewer, otherAlphabet, query, other, script);
    }

    /** The same with that passcode for the receiver. */
    public LinkPlan giving(String passcode) {
        return new LinkPlan(step, flag, label, passcode, behindViewer, otherAlphabet, query, payload, script);
    }

    /** The same which answers in another way. */
    public LinkPlan answering(Script other) {
        return new LinkPlan(step, flag, label, given, behindViewer, otherAlphabet, query, payload, other);
    }
}
