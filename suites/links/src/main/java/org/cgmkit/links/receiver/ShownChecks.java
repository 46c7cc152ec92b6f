package org.cgmkit.links.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.host.SentinelData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class ShownChecks {
    private static final String OPENS = "shlink-receiver.encryption.opens";
    private static final Pattern MASS = Pattern.compile("(?i)mg\\s*/\\s*dl");
    private static final Pattern MOLAR = Pattern.compile("(?i)mmol");
    private static final Pattern VALUE = Pattern.compile("(?i)\\d\\s*(mg\\s*/\\s*dl|mmol)");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)");

    @Expected("shlink-receiver.content.readings-shown")
    @DisplayName("Readings are shown")
    void showsReadings(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.BARE, OPENS);

        assertNone(
                "Readings that are not shown",
                Stream.of(SentinelData.FIRST, SentinelData.SECOND)
                        .filter(value -> !Answer.shows(text, value))
                        .toList(),
                "");
    }

    @Base("shlink-receiver.content.units")
    @DisplayName("Units are not mixed up")
    void showsUnits(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.MOLAR, OPENS);
        String line = line(text, SentinelData.MOLAR);
        if (line.isEmpty()) {
            throw inconclusive("The reading of " + SentinelData.MOLAR
                    + " mmol/L is not shown in this unit, so this check cannot decide.");
        }

        assertThat(
                "Line of the reading of " + SentinelData.MOLAR + " mmol/L",
                unitOf(line, text),
                is("one in mmol/L"),
                "Take the unit from 'valueQuantity.code'. The line is: " + line);
    }

    /** Which unit a line is in, as a reader takes it; the unit may stand above all lines. */
    private static String unitOf(String line, String text) {
        if (MASS.matcher(line).find()) {
            return "one that says mg/dL";
        }
        return MOLAR.matcher(line).find() || MOLAR.matcher(text).find() ? "one in mmol/L" : "one without a unit";
    }

    @Base("shlink-receiver.content.times")
    @DisplayName("Times are those of the readings")
    void showsTimes(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.BARE, OPENS);
        String line = line(text, SentinelData.FIRST);
        Matcher time = TIME.matcher(line);
        if (!time.find()) {
            throw inconclusive("The line of the reading " + SentinelData.FIRST
                    + " has no time with an offset, such as 2026-05-01T12:00:00Z, so this check cannot decide.");
        }

        assertThat(
                "Time of the reading " + SentinelData.FIRST,
                OffsetDateTime.parse(time.group()).toInstant(),
                is(receiver.data().timeOfFirst()),
                "It came with the offset +05:30.");
    }

    @Base("shlink-receiver.content.absent")
    @DisplayName("A reading without a value is not shown as one")
    void showsNoValueWhereThereIsNone(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.BARE, OPENS);
        String line = line(text, receiver.data().timeOfAbsent());

        assertThat(
                "Line of the reading whose value is absent",
                valueIn(line.replace(receiver.data().timeOfAbsent(), "")),
                is("one without a value"),
                "A reading with 'dataAbsentReason' has no value. The line is: " + line);
    }

    /** A line of a reading without a value, as a reader takes it: zero, the value of another reading, or a number with a unit. */
    private static String valueIn(String line) {
        if (line.matches(".*(?<![\\d.])0(\\.0)?(?![\\d.]).*")) {
            return "one with the value 0";
        }
        boolean another = Stream.of(SentinelData.FIRST, SentinelData.SECOND, SentinelData.NEW)
                .anyMatch(value -> Answer.shows(line, value));
        return another || VALUE.matcher(line).find() ? "one with a value" : "one without a value";
    }

    @Expected("shlink-receiver.content.summary-shown")
    @DisplayName("Summaries are shown")
    void showsSummaries(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.BARE, OPENS);

        assertNone(
                "Values of the summary that are not shown",
                Stream.of(
                                Map.entry("mean", SentinelData.MEAN),
                                Map.entry("GMI", SentinelData.GMI),
                                Map.entry("time in range", SentinelData.IN_RANGE),
                                Map.entry("time below 54 mg/dL", SentinelData.FAR_BELOW),
                                Map.entry("coefficient of variation", SentinelData.VARIATION),
                                Map.entry("time active", SentinelData.ACTIVE))
                        .filter(value -> !Answer.shows(text, value.getValue()))
                        .map(value -> value.getKey() + " " + value.getValue())
                        .toList(),
                "");
    }

    @Expected("shlink-receiver.content.devices-shown")
    @DisplayName("The name of the device is shown")
    void showsDevices(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.BARE, OPENS);

        assertThat(
                "Name of the device",
                receiver.withoutLabel(text).contains(receiver.data().device()) ? "shown" : "not shown",
                is("shown"));
    }

    @Expected("shlink-receiver.content.flawed")
    @DisplayName("A file that cannot be read does not hide the others")
    void showsTheOthers(LinkReceiver receiver) {
        assertReadingShown(
                receiver,
                Step.FLAWED,
                "a file beside one that cannot be read",
                "Show what can be read, and say that something could not be.");
    }

    @Expected("shlink-receiver.content.must-support")
    @DisplayName("A file with everything that is must-support is shown")
    void showsFilesWithAllElements(LinkReceiver receiver) {
        assertReadingShown(
                receiver,
                Step.MUST_SUPPORT,
                "a file with every must-support element",
                "Serial numbers, identifiers and references to devices come along: read what you know, and let the rest be.");
    }

    private static void assertReadingShown(LinkReceiver receiver, Step step, String of, String advice) {
        if (!Answer.shows(receiver.shownContent(Step.BARE, OPENS), SentinelData.FIRST)) {
            throw inconclusive(
                    "Readings are not shown of a plain link either; see shlink-receiver.content.readings-shown.");
        }
        receiver.opened(step, "shlink-receiver.link.bare");

        assertThat(
                "Reading of " + of,
                Answer.shows(receiver.shown(step), SentinelData.FIRST) ? "shown" : "not shown",
                is("shown"),
                advice);
    }

    private static String line(String text, String part) {
        return text.lines()
                .filter(line -> part.contains("T") ? line.contains(part) : Answer.shows(line, part))
                .findFirst()
                .orElse("");
    }
}
