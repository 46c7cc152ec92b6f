package org.cgmkit.shlink.workings;

import java.util.function.BiPredicate;
import java.util.function.Function;
import org.cgmkit.shlink.wire.IncomingRequest;

/**
 * How passcodes are looked at (SMART Health Links, Manifest Request).
 *
 * @param accepts whether what was given opens a link with that passcode
 * @param counted to whom wrong attempts are counted; by the text, all of a link's are counted together
 * @param resets whether a right passcode makes wrong ones forgotten
 * @param last what the count of remaining attempts ends at
 * @param racing whether the count is read, and written a while later, so that attempts at the same time count as one
 */
public record PasscodeRules(
        BiPredicate<String, String> accepts,
        Function<IncomingRequest, String> counted,
        boolean resets,
        int last,
        boolean racing) {

    /** As the text asks. */
    public static PasscodeRules sound() {
        return new PasscodeRules((given, passcode) -> given.equals(passcode), request -> "", false, 0, false);
    }

    /** The same with another comparison of what was given with the passcode. */
    public PasscodeRules accepting(BiPredicate<String, String> other) {
        return new PasscodeRules(other, counted, resets, last, racing);
    }

    /** The same with separate counts. */
    public PasscodeRules counting(Function<IncomingRequest, String> other) {
        return new PasscodeRules(accepts, other, resets, last, racing);
    }

    /** The same, where a right passcode makes wrong ones forgotten. */
    public PasscodeRules resetting() {
        return new PasscodeRules(accepts, counted, true, last, racing);
    }

    /** The same with a count that never goes below. */
    public PasscodeRules endingAt(int other) {
        return new PasscodeRules(accepts, counted, resets, other, racing);
    }

    /** The same, where attempts at the same time count as one. */
    public PasscodeRules racing(boolean other) {
        return new PasscodeRules(accepts, counted, resets, last, other);
    }
}
