package org.cgmkit.shlink.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.shlink.content.Share;

/**
 * The seams at which a creator can depart from the text; in a sound one each does nothing, or what the text asks.
 *
 * @param links how links are made
 * @param files how files are made and handed out
 * @param service how requests are answered
 * @param feed what is shared, and how it moves on
 */
public record CreatorWorkings(LinkWorkings links, FileWorkings files, ServiceWorkings service, FeedWorkings feed) {

    /** Of a sound creator. */
    public static CreatorWorkings sound() {
        return new CreatorWorkings(
                LinkWorkings.sound(), FileWorkings.sound(), ServiceWorkings.sound(), FeedWorkings.sound());
    }

    /** The same with other addresses. */
    public CreatorWorkings path(UnaryOperator<String> other) {
        return new CreatorWorkings(links.path(other), files, service, feed);
    }

    /** The same with other keys. */
    public CreatorWorkings key(UnaryOperator<String> other) {
        return new CreatorWorkings(links.key(other), files, service, feed);
    }

    /** The same with another step over payloads. */
    public CreatorWorkings payload(PayloadStep other) {
        return new CreatorWorkings(links.payload(other), files, service, feed);
    }

    /** The same with links of another form. */
    public CreatorWorkings form(LinkForm other) {
        return new CreatorWorkings(links.form(other), files, service, feed);
    }

    /** The same with another drawing of links. */
    public CreatorWorkings qr(QrForm other) {
        return new CreatorWorkings(links.qr(other), files, service, feed);
    }

    /** The same with another step over resources. */
    public CreatorWorkings content(ContentStep other) {
        return new CreatorWorkings(links, files.content(other), service, feed);
    }

    /** The same with another step over the text of files. */
    public CreatorWorkings text(UnaryOperator<String> other) {
        return new CreatorWorkings(links, files.text(other), service, feed);
    }

    /** The same with another encryption. */
    public CreatorWorkings sealing(Sealing other) {
        return new CreatorWorkings(links, files.sealing(other), service, feed);
    }

    /** The same which embeds files whatever the receiver's limit is. */
    public CreatorWorkings ignoringLimit() {
        return new CreatorWorkings(links, files.obeysLimit(false), service, feed);
    }

    /** The same with other locations. */
    public CreatorWorkings location(BinaryOperator<String> other) {
        return new CreatorWorkings(links, files.location(other), service, feed);
    }

    /** The same with another step over manifests. */
    public CreatorWorkings manifest(UnaryOperator<ObjectNode> other) {
        return new CreatorWorkings(links, files.manifest(other), service, feed);
    }

    /** The same with one more rule. */
    public CreatorWorkings refusing(RequestRule rule) {
        return new CreatorWorkings(
                links,
                files,
                service.rules(
                        Stream.concat(service.rules().stream(), Stream.of(rule)).toList()),
                feed);
    }

    /** The same with other rules for passcodes. */
    public CreatorWorkings passcode(UnaryOperator<PasscodeRules> change) {
        return new CreatorWorkings(links, files, service.passcode(change.apply(service.passcode())), feed);
    }

    /** The same with links that are used up in another way. */
    public CreatorWorkings access(AccessRule other) {
        return new CreatorWorkings(links, files, service.access(other), feed);
    }

    /** The same with one more step over replies. */
    public CreatorWorkings replying(ReplyStep step) {
        return new CreatorWorkings(
                links, files, service.replies(service.replies().then(step)), feed);
    }

    /** The same with links that end by other rules. */
    public CreatorWorkings life(LifeRules other) {
        return new CreatorWorkings(links, files, service.life(other), feed);
    }

    /** The same which shares something else than was chosen. */
    public CreatorWorkings sharing(UnaryOperator<Share> other) {
        return feeding(new FeedWorkings(other, feed.movesOn(), feed.embedsCurrent(), feed.laterKey()));
    }

    /** The same with another way to move on. */
    public CreatorWorkings feeding(FeedWorkings other) {
        return new CreatorWorkings(links, files, service, other);
    }
}
