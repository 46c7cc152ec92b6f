package org.cgmkit.cgm.config.file;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.ImageReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a target file says of a submitter.
 *
 * @param target the target
 * @param image the image that it is started from, or null where it runs elsewhere
 * @param knownFailures the failures that its owner declares to know of
 */
public record SubmitterFile(
        SubmitterTarget target, @Nullable TriggeredImage image, List<KnownFailure> knownFailures) {

    public SubmitterFile {
        knownFailures = List.copyOf(knownFailures);
    }

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(SubmitterFile.class, "submitter.schema.json");
    }

    /**
     * Reads a file. Paths in it are relative to its folder.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param catalogue knows the requirements of which failures may be known
     * @param otherwise what holds for what the file does not speak of
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static SubmitterFile read(
            Path file, Map<String, String> environment, Catalogue catalogue, SubmitterTarget otherwise) {
        TargetDocument document = TargetDocument.open(
                file, environment, schema(), catalogue, "`cgmkit test submitter --help` shows how to go without one.");
        SubmitterTarget target = target(document.root(), document.folder(), otherwise);
        TriggeredImage image = image(document.root(), document.folder());
        List<KnownFailure> known = document.knownFailures(catalogue, catalogue.role("submitter"));
        document.rejectMistakes();
        return new SubmitterFile(target, image, known);
    }

    private static SubmitterTarget target(YamlField root, Path folder, SubmitterTarget otherwise) {
        YamlField listen = root.member("listen");
        YamlField documented = root.member("documentation").member("oneTimeOrders");
        SubmitterTarget.Builder target = otherwise.toBuilder()
                .without(without(root.member("without")))
                .unavailable(reasons(root.member("unavailable")))
                .oneTimeOrders(AttestationsReader.statement(documented, AttestationsReader::texts))
                .listening(new ListenAddress(
                        listen.member("address")
                                .text()
                                .orElse(otherwise.listening().address()),
                        listen.member("port")
                                .read(Integer::valueOf)
                                .orElse(otherwise.listening().port()),
                        listen.member("name")
                                .text()
                                .orElse(otherwise.listening().name())))
                .openTo(listen.member("origins").there() ? texts(listen.member("origins")) : otherwise.origins());
        root.member("name").text().ifPresent(target::name);
        root.member("patient")
                .read(id -> TargetRules.patientId("'patient'", id))
                .ifPresent(target::patient);
        AppAccessReader access = new AppAccessReader(root.member("authorization"), folder);
        access.access().ifPresent(target::access);
        access.consent().ifPresent(target::consent);
        trigger(root).ifPresent(target::trigger);
        root.member("wait")
                .read(text -> TargetRules.positive("'wait'", DurationParser.parse(text)))
                .ifPresent(target::patience);
        root.member("period")
                .read(text -> SubmitterTarget.checkPeriod("'period'", DurationParser.parse(text)))
                .ifPresent(target::period);
        root.member("timeZone").read(SubmitterFile::zone).ifPresent(target::zone);
        root.member("ordersBy").text().ifPresent(target::otherOrders);
        return target.build();
    }

    private static @Nullable TriggeredImage image(YamlField root, Path folder) {
        YamlField image = root.member("image");
        return image.there()
                ? new ImageReader(image, folder).app(root.member("trigger")).orElse(null)
                : null;
    }

    private static Optional<Trigger> trigger(YamlField root) {
        YamlField trigger = root.member("trigger");
        if (root.member("image").there()) {
            return Optional.empty();
        }
        for (String within : List.of("exec", "path")) {
            if (trigger.member(within).there()) {
                trigger.member(within)
                        .wrong("'" + within + "' is about the container of an 'image', but there is none here: give"
                                + " 'command' or 'url', or an image.");
            }
        }
        Optional<Trigger> command = trigger.member("command").text().map(Trigger.ByCommand::new);
        YamlField url = trigger.member("url");
        if (command.isPresent() && url.there()) {
            url.wrong("Both 'command' and 'url' are given: leave one of them out.");
        }
        return command.or(() -> url.read(u -> new Trigger.ByHook(address(u), TlsSettings.standard())));
    }

    private static Map<Feature, String> without(YamlField without) {
        Map<Feature, String> features = new EnumMap<>(Feature.class);
        without.member("standingOrders").text().ifPresent(r -> features.put(Feature.STANDING_ORDERS, r));
        without.member("oneTimeOrders").text().ifPresent(r -> features.put(Feature.ONE_TIME_ORDERS, r));
        without.member("conditionalCreate").text().ifPresent(r -> features.put(Feature.CONDITIONAL_CREATE, r));
        return features;
    }

    private static Map<String, String> reasons(YamlField place) {
        Map<String, String> reasons = new LinkedHashMap<>();
        place.members().forEach((path, reason) -> reason.text().ifPresent(r -> reasons.put(path, r)));
        return reasons;
    }

    static List<String> texts(YamlField list) {
        return list.elements().stream().flatMap(e -> e.text().stream()).toList();
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "Expected a time zone, such as Europe/Stockholm or UTC, but got '" + text + "'.");
        }
    }

    static URI address(String text) {
        try {
            return URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("Expected an address, but got '" + text + "'.");
        }
    }
}
