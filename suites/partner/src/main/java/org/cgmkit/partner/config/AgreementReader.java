package org.cgmkit.partner.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.partner.config.Agreement.Calls;
import org.jspecify.annotations.Nullable;

/** Reads what was agreed. */
final class AgreementReader {
    private static final String NONE = "none";

    private AgreementReader() {}

    static Agreement read(YamlField agreement) {
        return new Agreement(
                agreement.members().keySet(),
                duration(agreement.member("tokenLife")),
                calls(agreement.member("calls")),
                duration(agreement.member("window")),
                agreement
                        .member("batch")
                        .text()
                        .filter(text -> !text.equals(NONE))
                        .map(Integer::valueOf)
                        .orElse(null),
                duration(agreement.member("delay")),
                duration(agreement.member("overlap")),
                blackouts(agreement.member("blackouts")));
    }

    /**
     * What a platform was told.
     *
     * @throws ConfigurationException where the interval cannot be read
     */
    static PollingTerms polling(YamlField agreement) {
        String interval = agreement.member("interval").text().orElse(NONE);
        @Nullable Duration from = null;
        @Nullable Duration to = null;
        if (!interval.equals(NONE)) {
            String[] bounds = interval.split("\\.\\.", -1);
            if (bounds.length != 2) {
                throw new ConfigurationException(
                        "Expected two lengths of time such as 45 min .. 75 min, but got '" + interval + "'.");
            }
            from = DurationParser.parse(bounds[0]);
            to = DurationParser.parse(bounds[1]);
            if (from.compareTo(to) > 0 || from.isZero()) {
                throw new ConfigurationException(
                        "Expected the shorter length of time first, but got '" + interval + "'.");
            }
        }
        return new PollingTerms(
                read(agreement),
                from,
                to,
                agreement.member("refusedRefresh").text().map(Integer::valueOf).orElse(null));
    }

    private static @Nullable Duration duration(YamlField field) {
        return field.text().filter(text -> text.equals(NONE)).isPresent()
                ? null
                : field.read(DurationParser::parse).orElse(null);
    }

    private static @Nullable Calls calls(YamlField field) {
        return field.member("most")
                .text()
                .map(most -> new Calls(
                        Integer.parseInt(most),
                        field.member("in").read(DurationParser::parse).orElse(Duration.ofHours(1))))
                .orElse(null);
    }

    private static List<Blackout> blackouts(YamlField field) {
        List<Blackout> blackouts = new ArrayList<>();
        for (YamlField each : field.elements()) {
            each.attempt(() -> Blackout.of(
                            each.member("from").text().orElse(""),
                            each.member("to").text().orElse(""),
                            each.member("zone").text().orElse("")))
                    .ifPresent(blackouts::add);
        }
        return blackouts;
    }
}
