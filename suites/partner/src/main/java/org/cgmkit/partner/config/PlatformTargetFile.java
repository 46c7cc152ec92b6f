package org.cgmkit.partner.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.partner.mapping.MappingFile;

/** Reads what a target file says of a platform. */
public final class PlatformTargetFile {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PlatformTargetFile() {}

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(PlatformTargetFile.class, "platform.schema.json");
    }

    /**
     * Reads a file.
     *
     * @param results the folder of the results
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static PlatformTarget read(
            Path file, Map<String, String> environment, Catalogue catalogue, Role role, Path results) {
        TargetDocument document = TargetDocument.open(
                file, environment, schema(), catalogue, "docs/platform.md shows what stands in it.");
        YamlField root = document.root();
        YamlField listen = root.member("listen");
        Duration patience = root.member("waits")
                .member("patience")
                .read(DurationParser::parse)
                .orElse(PATIENCE);
        Optional<ClientRegistration> client = PartnerTargetFile.client(root.member("client"));
        List<String> users = new ArrayList<>();
        root.member("users").elements().forEach(each -> each.text().ifPresent(users::add));
        Optional<PollingTerms> terms =
                root.member("agreement").attempt(() -> AgreementReader.polling(root.member("agreement")));
        Map<String, AnsweringTrigger> triggers = new LinkedHashMap<>();
        root.member("triggers")
                .members()
                .forEach((step, value) -> value.text()
                        .ifPresent(text -> triggers.put(
                                step, AnsweringTrigger.of(text, TlsSettings.standard(), patience, results))));
        Duration granularity =
                root.member("granularity").read(DurationParser::parse).orElse(Duration.ZERO);
        var known = document.knownFailures(catalogue, role);
        document.rejectMistakes();
        return new PlatformTarget(
                root.member("name").text().orElse("a platform"),
                MappingFile.named(root.member("shape").text().orElse("examplia"), document.folder(), environment),
                listen.member("host").text().orElse("127.0.0.1"),
                listen.member("port").text().map(Integer::parseInt).orElse(0),
                listen.member("url").text().orElse(null),
                client.orElseThrow(),
                users,
                terms.orElseThrow(),
                triggers,
                granularity,
                patience,
                known);
    }
}
