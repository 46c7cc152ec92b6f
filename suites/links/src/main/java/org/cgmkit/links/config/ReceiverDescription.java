package org.cgmkit.links.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.ServerCertificate;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.HttpTargetReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.jspecify.annotations.Nullable;

/** Reads what a target file says of a receiver. */
public final class ReceiverDescription {
    private ReceiverDescription() {}

    /** The form of a target file. */
    public static TargetSchema schema() {
        return TargetSchema.of(ReceiverDescription.class, "shlink-receiver.schema.json");
    }

    /**
     * What a target file says.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param results the folder of the results
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static ReceiverTarget read(
            Path file, Map<String, String> environment, Catalogue catalogue, Role role, Path results) {
        TargetDocument document =
                TargetDocument.open(file, environment, schema(), catalogue, "docs/links.md shows what stands in it.");
        YamlField root = document.root();
        HttpTargetReader way =
                new HttpTargetReader(root, document.folder(), new DefaultScopes("", ""), HttpTarget.described());
        way.read();
        YamlField listen = root.member("listen");
        YamlField waits = root.member("waits");
        ReceiverTarget usual = ReceiverTarget.byHand();
        Duration patience = duration(waits.member("patience"), usual.patience());
        ReceiverTarget target = new ReceiverTarget(
                root.member("name").text().orElse(usual.name()),
                new HookReader(way.tls(), patience, results).read(root.member("trigger")),
                listen.member("host").text().orElse(usual.bind()),
                listen.member("port").text().map(Integer::parseInt).orElse(usual.port()),
                listen.member("url").text().orElse(null),
                certificate(listen, document.folder()),
                duration(waits.member("interval"), usual.interval()),
                duration(waits.member("settle"), usual.settle()),
                patience,
                duration(waits.member("shown"), patience),
                waits.member("hour").read(DurationParser::parse).orElse(null),
                document.knownFailures(LinkCatalogue.get(), role));
        document.rejectMistakes();
        return target;
    }

    private static Duration duration(YamlField field, Duration otherwise) {
        return field.read(DurationParser::parse).orElse(otherwise);
    }

    private static @Nullable ServerCertificate certificate(YamlField listen, Path folder) {
        YamlField place = listen.member("certificate");
        if (!place.there()) {
            return null;
        }
        Path certificate = folder.resolve(place.text().orElse(""));
        Path key = listen.member("key").text().map(folder::resolve).orElse(certificate);
        ServerCertificate given = new ServerCertificate(certificate, key);
        return place.attempt(() -> {
                    given.context();
                    return given;
                })
                .orElse(null);
    }
}
