package org.cgmkit.links.receiver;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.links.host.SentinelData;

/**
 * What a person may see of a link.
 *
 * @param caption it in words
 * @param line the line that shows it, as a program would say it; empty for what was never sent
 */
record Sight(String caption, String line) {
    /** A reading that is in no file: whoever sees it has not looked. */
    static final String NEVER_SENT = "274";

    static Sight reading(String value) {
        return new Sight("a reading of " + value + " mg/dL", value + " mg/dL");
    }

    /** What may be seen in a step; nothing where nothing is asked. */
    static List<Sight> of(Step step, SentinelData data) {
        List<Sight> sights = new ArrayList<>(sent(step, data));
        if (!sights.isEmpty() && step != Step.WRONG_PASSCODE) {
            // Neither first nor last, so that it is no matter of habit.
            sights.add(sights.size() / 2, new Sight("a reading of " + NEVER_SENT + " mg/dL", ""));
        }
        return sights;
    }

    private static List<Sight> sent(Step step, SentinelData data) {
        return switch (step) {
            case BARE -> everything(data);
            case SEVERAL ->
                List.of(reading(SentinelData.FIRST), reading(SentinelData.SECOND), reading(SentinelData.NEW));
            case LARGE, LARGE_DEFLATED -> List.of(reading(SentinelData.SECOND));
            case MOLAR ->
                List.of(
                        new Sight(SentinelData.MOLAR + " with the unit mmol/L", SentinelData.MOLAR + " mmol/L"),
                        new Sight(SentinelData.MOLAR + " with the unit mg/dL", SentinelData.MOLAR + " mg/dL"),
                        new Sight(SentinelData.MOLAR + " without a unit", SentinelData.MOLAR));
            case UPDATE ->
                List.of(
                        reading(SentinelData.NEW),
                        new Sight("the same reading of " + SentinelData.NEW + " twice", SentinelData.NEW + " again"),
                        reading(SentinelData.CORRECTED),
                        reading(SentinelData.FIRST),
                        reading(SentinelData.SECOND));
            case STATUS ->
                List.of(
                        reading(SentinelData.FIRST),
                        new Sight("a word that the data are no longer valid", "no longer valid"));
            case WRONG_PASSCODE ->
                List.of(
                        new Sight("that 4 attempts are left", ""),
                        new Sight("that " + Step.REMAINING + " attempts are left", Step.REMAINING + " attempts left"));
            case NEWER_VERSION, EXPIRED, REDIRECTED, HOUR, THROTTLED, THROTTLED_DATE, GONE, FAILS -> List.of();
            default -> List.of(reading(SentinelData.FIRST));
        };
    }

    private static List<Sight> everything(SentinelData data) {
        LocalMoment first = new LocalMoment(data.timeOfFirst());
        LocalMoment absent = LocalMoment.of(data.timeOfAbsent());
        String value = SentinelData.FIRST;
        return List.of(
                new Sight("the label 'Nonce " + data.device() + "'", "Nonce " + data.device()),
                new Sight("a reading of " + value + " at " + first.words(), first.text() + " " + value + " mg/dL"),
                new Sight(
                        "a reading of " + value + " at another time",
                        first.later().text() + " " + value + " mg/dL"),
                new Sight("a reading of " + value + ", without its time", value + " mg/dL"),
                reading(SentinelData.SECOND),
                new Sight("a reading of 0 at " + absent.words(), data.timeOfAbsent() + " 0 mg/dL"),
                new Sight("a reading of another value at " + absent.words(), data.timeOfAbsent() + " 100 mg/dL"),
                new Sight("the mean " + SentinelData.MEAN + " mg/dL", "mean " + SentinelData.MEAN),
                new Sight("the GMI " + SentinelData.GMI + " %", "GMI " + SentinelData.GMI),
                new Sight("the time in range " + SentinelData.IN_RANGE + " %", "in range " + SentinelData.IN_RANGE),
                new Sight(
                        "the time below 54 mg/dL " + SentinelData.FAR_BELOW + " %", "below " + SentinelData.FAR_BELOW),
                new Sight(
                        "the coefficient of variation " + SentinelData.VARIATION + " %",
                        "CV " + SentinelData.VARIATION),
                new Sight("the time active " + SentinelData.ACTIVE + " %", "active " + SentinelData.ACTIVE),
                new Sight("the device '" + data.device() + "', beside the label", "device " + data.device() + "\n"));
    }
}
