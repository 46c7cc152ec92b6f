package org.cgmkit.links.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.jspecify.annotations.Nullable;

/** Reads from a target file how links are made while a run goes on. */
final class LivingCreatorReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LivingCreatorReader() {}

    /**
     * The creator that the file describes, or null where it describes none.
     *
     * @param tls whom the kit trusts at the addresses of its triggers
     */
    static @Nullable LivingCreator read(TargetDocument document, TlsSettings tls) {
        YamlField trigger = document.root().member("trigger");
        String create = trigger.member("create").text().orElse(null);
        if (create == null) {
            return null;
        }
        String update = trigger.member("update").text().orElse(null);
        String revoke = trigger.member("revoke").text().orElse(null);
        Duration patience = duration(trigger.member("patience"), PATIENCE);
        return new LivingCreator(
                results -> new LinkTriggers(
                        AnsweringTrigger.of(create, tls, patience, results),
                        update == null ? null : AnsweringTrigger.of(update, tls, patience, results),
                        revoke == null ? null : AnsweringTrigger.of(revoke, tls, patience, results)),
                terms(document));
    }

    private static SharingTerms terms(TargetDocument document) {
        YamlField root = document.root();
        SharingTerms usual = SharingTerms.USUAL;
        Set<String> without = root.member("without").elements().stream()
                .flatMap(each -> each.text().stream())
                .collect(Collectors.toSet());
        YamlField waits = root.member("waits");
        YamlField expect = root.member("expect");
        ZoneId zone = expect.member("zone").read(LivingCreatorReader::zone).orElse(null);
        List<GlucoseReading> held = expect.member("readings")
                .read(file -> HeldReadings.in(document.folder().resolve(file), zone))
                .orElse(null);
        YamlField periods = root.member("periods");
        return usual.without(without)
                .over(
                        period(periods.member("most"), usual.period()),
                        period(periods.member("one"), usual.otherPeriod()))
                .waiting(
                        duration(waits.member("expiry"), usual.expiry()),
                        duration(waits.member("grace"), usual.grace()),
                        duration(waits.member("update"), usual.update()))
                .holding(held, zone);
    }

    private static Duration duration(YamlField field, Duration otherwise) {
        return field.read(DurationParser::parse).orElse(otherwise);
    }

    private static Duration period(YamlField field, Duration otherwise) {
        return field.read(LivingCreatorReader::period).orElse(otherwise);
    }

    private static Duration period(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "Expected a period in days or hours, such as P14D, but got '" + text + "'.");
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new ConfigurationException("Expected a time zone such as Europe/Berlin, but got '" + text + "'.");
        }
    }
}
