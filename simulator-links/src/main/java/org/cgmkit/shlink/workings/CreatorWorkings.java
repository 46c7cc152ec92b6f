package org.cgmkit.shlink.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The seams at which a creator can depart from the text; in a sound one each does nothing, or what the text asks.
 *
 * @param path makes the last part of a link's address of its 43 random characters
 * @param key makes the key, in base64url, of a random one
 * @param payload what becomes of a payload
 * @param form writes a payload as a link
 * @param content what becomes of a resource before it is shared
 * @param text what becomes of its JSON text
 * @param sealing encrypts
 * @param rules look at requests
 * @param passcode how passcodes are looked at
 * @param access when a link is used up
 * @param obeysLimit whether the receiver's limit of embedded files is obeyed
 * @param location what becomes of a location's address, given the key of the link
 * @param manifest what becomes of a manifest
 * @param replies what becomes of a reply
 */
public record CreatorWorkings(
        UnaryOperator<String> path,
        UnaryOperator<String> key,
        PayloadStep payload,
        LinkForm form,
        ContentStep content,
        UnaryOperator<String> text,
        Sealing sealing,
        List<RequestRule> rules,
        PasscodeRules passcode,
        AccessRule access,
        boolean obeysLimit,
        BinaryOperator<String> location,
        UnaryOperator<ObjectNode> manifest,
        ReplyStep replies) {
    public CreatorWorkings {
        rules = List.copyOf(rules);
    }

    /** Of a sound creator. */
    public static CreatorWorkings sound() {
        return new CreatorWorkings(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                (payload, passcode) -> payload,
                LinkForm.sound(),
                (resource, delivery) -> resource,
                UnaryOperator.identity(),
                Sealing.sound(),
                List.of(),
                PasscodeRules.sound(),
                AccessRule.sound(),
                true,
                (address, key) -> address,
                UnaryOperator.identity(),
                ReplyStep.none());
    }

    /** The same with other addresses. */
    public CreatorWorkings path(UnaryOperator<String> other) {
        return new CreatorWorkings(
                other,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with other keys. */
    public CreatorWorkings key(UnaryOperator<String> other) {
        return new CreatorWorkings(
                path,
                other,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with another step over payloads. */
    public CreatorWorkings payload(PayloadStep other) {
        return new CreatorWorkings(
                path,
                key,
                other,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with links of another form. */
    public CreatorWorkings form(LinkForm other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                other,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with another step over resources. */
    public CreatorWorkings content(ContentStep other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                other,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with another step over the text of files. */
    public CreatorWorkings text(UnaryOperator<String> other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                other,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with another encryption. */
    public CreatorWorkings sealing(Sealing other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                other,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with one more rule. */
    public CreatorWorkings refusing(RequestRule rule) {
        List<RequestRule> all = new ArrayList<>(rules);
        all.add(rule);
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                all,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with other rules for passcodes. */
    public CreatorWorkings passcode(UnaryOperator<PasscodeRules> change) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                change.apply(passcode),
                access,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same with links that are used up in another way. */
    public CreatorWorkings access(AccessRule other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                other,
                obeysLimit,
                location,
                manifest,
                replies);
    }

    /** The same, which embeds files whatever the receiver's limit is. */
    public CreatorWorkings ignoringLimit() {
        return new CreatorWorkings(
                path, key, payload, form, content, text, sealing, rules, passcode, access, false, location, manifest,
                replies);
    }

    /** The same with other locations. */
    public CreatorWorkings location(BinaryOperator<String> other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                other,
                manifest,
                replies);
    }

    /** The same with another step over manifests. */
    public CreatorWorkings manifest(UnaryOperator<ObjectNode> other) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                other,
                replies);
    }

    /** The same with one more step over replies. */
    public CreatorWorkings replying(ReplyStep step) {
        return new CreatorWorkings(
                path,
                key,
                payload,
                form,
                content,
                text,
                sealing,
                rules,
                passcode,
                access,
                obeysLimit,
                location,
                manifest,
                replies.then(step));
    }
}
