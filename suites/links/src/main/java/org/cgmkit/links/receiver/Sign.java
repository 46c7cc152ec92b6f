package org.cgmkit.links.receiver;

import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.links.host.SentinelData;

/**
 * A text by which one tells what is shown.
 *
 * @param text the text
 * @param wanted what is to be seen of it
 */
record Sign(String text, Wanted wanted) {

    /** What is to be seen of a text. */
    enum Wanted {
        SHOWN,
        GONE,
        /** Not shown, or shown with the word that it is no longer valid. */
        GONE_OR_MARKED
    }

    /** A text that is to be shown. */
    static Sign of(String text) {
        return new Sign(text, Wanted.SHOWN);
    }

    /** A text that is to be gone. */
    static Sign gone(String text) {
        return new Sign(text, Wanted.GONE);
    }

    /** Whether what is shown is so. */
    boolean isIn(String shown) {
        boolean there = Character.isDigit(text.charAt(0)) ? Answer.shows(shown, text) : shown.contains(text);
        return switch (wanted) {
            case SHOWN -> there;
            case GONE -> !there;
            case GONE_OR_MARKED -> !there || Answer.marks(shown);
        };
    }

    /** What there is to see in this step, or not any more, when the receiver has shown what it fetched; nothing where nothing is to be seen. */
    static List<Sign> of(Step step, SentinelData data) {
        return switch (step) {
            case BARE ->
                Stream.of(
                                "Nonce " + data.device(),
                                SentinelData.FIRST,
                                SentinelData.SECOND,
                                SentinelData.MEAN,
                                SentinelData.GMI,
                                SentinelData.IN_RANGE,
                                SentinelData.FAR_BELOW,
                                SentinelData.VARIATION,
                                SentinelData.ACTIVE)
                        .map(Sign::of)
                        .toList();
            case SEVERAL ->
                List.of(Sign.of(SentinelData.FIRST), Sign.of(SentinelData.SECOND), Sign.of(SentinelData.NEW));
            case LARGE, LARGE_DEFLATED -> List.of(Sign.of(SentinelData.SECOND));
            case MOLAR -> List.of(Sign.of(SentinelData.MOLAR));
            case UPDATE ->
                List.of(Sign.of(SentinelData.NEW), Sign.gone(SentinelData.FIRST), Sign.gone(SentinelData.SECOND));
            case WRONG_PASSCODE -> List.of(Sign.of(String.valueOf(Step.REMAINING)));
            case STATUS -> List.of(new Sign(SentinelData.FIRST, Wanted.GONE_OR_MARKED));
            case NEWER_VERSION, EXPIRED, REDIRECTED, TAMPERED, HOUR, THROTTLED, THROTTLED_DATE, GONE, FAILS ->
                List.of();
            default -> List.of(Sign.of(SentinelData.FIRST));
        };
    }
}
