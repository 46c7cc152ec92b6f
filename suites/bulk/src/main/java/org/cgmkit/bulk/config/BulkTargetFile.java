package org.cgmkit.bulk.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.bulk.BulkVersion;
import org.cgmkit.kit.authorization.SigningKeyFile;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.HttpTargetReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.kit.trigger.AnsweringTrigger;

/** Reads what a target file says of a bulk source. */
public final class BulkTargetFile {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private BulkTargetFile() {}

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(BulkTargetFile.class, "bulk-source.schema.json");
    }

    /**
     * Reads a file, and the keys and the world that it names.
     *
     * @param results the folder of the results
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static BulkTarget read(
            Path file, Map<String, String> environment, Catalogue catalogue, Role role, Path results) {
        TargetDocument document = TargetDocument.open(
                file, environment, schema(), catalogue, "docs/bulk-source.md shows what stands in it.");
        YamlField root = document.root();
        Duration patience = root.member("patience").read(DurationParser::parse).orElse(PATIENCE);
        Optional<ClientIdentity> client = client(root.member("client"), document.folder());
        Optional<ClientIdentity> other = client(root.member("otherClient"), document.folder());
        Optional<URI> keysAt = root.member("client")
                .member("keysAt")
                .read(text -> URI.create(TargetRules.baseUrl(text).toString()));
        String group = root.member("group").text().orElse("");
        ExportLevel level = root.member("level")
                .read(BulkTargetFile::level)
                .orElse(group.isEmpty() ? ExportLevel.PATIENT : ExportLevel.GROUP);
        if (level == ExportLevel.GROUP && group.isEmpty()) {
            root.member("level").wrong("Expected 'group', the id of the group, beside 'level: group'.");
        }
        List<KnownResource> world = root.member("world")
                .read(text -> WorldFile.read(document.folder().resolve(text)))
                .orElse(List.of());
        Map<String, AnsweringTrigger> triggers = new LinkedHashMap<>();
        root.member("triggers")
                .members()
                .forEach((step, value) -> value.text()
                        .ifPresent(text -> triggers.put(
                                step, AnsweringTrigger.of(text, TlsSettings.standard(), patience, results))));
        HttpTarget.Builder server = HttpTarget.described();
        new HttpTargetReader(root, document.folder(), new DefaultScopes("", ""), server).read();
        var known = document.knownFailures(catalogue, role);
        document.rejectMistakes();
        String base = root.member("baseUrl").text().orElse("");
        return new BulkTarget(
                root.member("name").text().orElse(base),
                server.baseUrl(base).build(),
                root.member("version").text().flatMap(BulkVersion::find).orElseGet(BulkVersion::usual),
                client.orElseThrow(),
                other.orElse(null),
                keysAt.orElse(null),
                level,
                group,
                world,
                patience,
                root.member("writes").text().orElse(null),
                triggers,
                known);
    }

    private static ExportLevel level(String text) {
        return Arrays.stream(ExportLevel.values())
                .filter(each -> each.id().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new ConfigurationException("Expected system, patient or group, but got " + text + "."));
    }

    private static Optional<ClientIdentity> client(YamlField field, Path folder) {
        if (!field.there()) {
            return Optional.empty();
        }
        return field.member("key")
                .read(text -> SigningKeyFile.of(folder.resolve(text)))
                .map(key -> new ClientIdentity(
                        field.member("id").text().orElse(""),
                        key,
                        field.member("scopes").text().orElse(ClientIdentity.SCOPES)));
    }
}
