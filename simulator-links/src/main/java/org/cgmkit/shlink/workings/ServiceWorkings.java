package org.cgmkit.shlink.workings;

import java.util.List;

/**
 * The seams at which requests are answered.
 *
 * @param rules look at requests
 * @param passcode how passcodes are looked at
 * @param access when a link is used up
 * @param replies what becomes of a reply
 * @param life when a link ends
 */
public record ServiceWorkings(
        List<RequestRule> rules, PasscodeRules passcode, AccessRule access, ReplyStep replies, LifeRules life) {
    public ServiceWorkings {
        rules = List.copyOf(rules);
    }

    /** Of a sound creator. */
    static ServiceWorkings sound() {
        return new ServiceWorkings(
                List.of(), PasscodeRules.sound(), AccessRule.sound(), ReplyStep.none(), LifeRules.sound());
    }

    /** The same with another one of these. */
    ServiceWorkings rules(List<RequestRule> other) {
        return new ServiceWorkings(other, passcode, access, replies, life);
    }

    /** The same with another one of these. */
    ServiceWorkings passcode(PasscodeRules other) {
        return new ServiceWorkings(rules, other, access, replies, life);
    }

    /** The same with another one of these. */
    ServiceWorkings access(AccessRule other) {
        return new ServiceWorkings(rules, passcode, other, replies, life);
    }

    /** The same with another one of these. */
    ServiceWorkings replies(ReplyStep other) {
        return new ServiceWorkings(rules, passcode, access, other, life);
    }

    /** The same with another one of these. */
    ServiceWorkings life(LifeRules other) {
        return new ServiceWorkings(rules, passcode, access, replies, other);
    }
}
