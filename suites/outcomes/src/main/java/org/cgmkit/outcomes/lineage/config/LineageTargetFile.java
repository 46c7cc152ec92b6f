package org.cgmkit.outcomes.lineage.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
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
import org.cgmkit.outcomes.lineage.config.LineageTarget.Listen;
import org.jspecify.annotations.Nullable;

/** Reads what a target file says of a platform. */
public final class LineageTargetFile {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private LineageTargetFile() {}

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(LineageTargetFile.class, "lineage.schema.json");
    }

    /**
     * Reads a file.
     *
     * @param results the folder of the results
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static LineageTarget read(
            Path file, Map<String, String> environment, Catalogue catalogue, Role role, Path results) {
        TargetDocument document =
                TargetDocument.open(file, environment, schema(), catalogue, "docs/lineage.md shows what stands in it.");
        YamlField root = document.root();
        YamlField waits = root.member("waits");
        Duration patience = waits.member("patience").read(DurationParser::parse).orElse(PATIENCE);
        Duration settle = waits.member("settle").read(DurationParser::parse).orElse(Duration.ZERO);
        HttpTarget server = server(root, document.folder());
        YamlField listen = root.member("listen");
        LineageTarget target = new LineageTarget(
                root.member("name").text().orElse("a platform that posts summaries"),
                AnsweringTrigger.of(root.member("step").text().orElse(""), TlsSettings.standard(), patience, results),
                server,
                new Listen(
                        listen.member("host").text().orElse(Listen.LOOPBACK.host()),
                        listen.member("port").text().map(Integer::parseInt).orElse(0),
                        listen.member("url").text().orElse("")),
                root.member("patient").text().orElse(LineageTarget.OWN_PATIENT),
                policy(root.member("declares")),
                root.member("closes").read(DurationParser::parse).orElse(null),
                isTrue(root.member("answersAsOf")),
                isTrue(root.member("findsProvenance")),
                settle,
                document.knownFailures(catalogue, role));
        document.rejectMistakes();
        return target;
    }

    private static boolean isTrue(YamlField field) {
        return field.text().filter("true"::equals).isPresent();
    }

    private static @Nullable HttpTarget server(YamlField root, Path folder) {
        YamlField base = root.member("baseUrl");
        if (!base.there()) {
            return null;
        }
        HttpTarget.Builder server = HttpTarget.described();
        base.read(TargetRules::baseUrl).map(Object::toString).ifPresent(server::baseUrl);
        new HttpTargetReader(root, folder, new DefaultScopes("", ""), server).read();
        return root.mistakes().isEmpty() ? base.attempt(server::build).orElse(null) : null;
    }

    private static Policy policy(YamlField declares) {
        Policy policy = Policy.USUAL;
        for (Map.Entry<String, YamlField> each : declares.members().entrySet()) {
            try {
                policy = policy.declaring(
                        PolicyKey.of(each.getKey()), each.getValue().text().orElse(""));
            } catch (IllegalArgumentException e) {
                each.getValue().wrong(String.valueOf(e.getMessage()));
            }
        }
        return policy;
    }
}
