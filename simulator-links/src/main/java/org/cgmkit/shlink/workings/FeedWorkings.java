package org.cgmkit.shlink.workings;

import java.util.function.UnaryOperator;
import org.cgmkit.shlink.content.Share;

/**
 * The seams at which it is decided what is shared, and what becomes of it as data come in.
 *
 * @param chosen what is shared of what was chosen
 * @param movesOn whether new data get to a long-term link
 * @param embedsCurrent whether an embedded file is the current one, and not that of the first request
 * @param laterKey the key under which new data are encrypted, in base64url, of that of the link
 */
public record FeedWorkings(
        UnaryOperator<Share> chosen, boolean movesOn, boolean embedsCurrent, UnaryOperator<String> laterKey) {

    /** Of a sound creator. */
    static FeedWorkings sound() {
        return new FeedWorkings(UnaryOperator.identity(), true, true, UnaryOperator.identity());
    }
}
