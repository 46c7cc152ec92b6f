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
import org.cgmkit.partner.mapping.Mapping;
import org.cgmkit.partner.mapping.MappingFile;
import org.jspecify.annotations.Nullable;

/** Reads what a target file says of a partner source. */
public final class PartnerTargetFile {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PartnerTargetFile() {}

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(PartnerTargetFile.class, "partner-source.schema.json");
    }

    /**
     * Reads a file, and the mapping file that it names.
     *
     * @param results the folder of the results
     * @throws ConfigurationException with every mistake in one of the files, each with its line
     */
    public static PartnerTarget read(
            Path file, Map<String, String> environment, Catalogue catalogue, Role role, Path results) {
        TargetDocument document = TargetDocument.open(
                file, environment, schema(), catalogue, "docs/partner-source.md shows what stands in it.");
        YamlField root = document.root();
        Duration patience = root.member("waits")
                .member("patience")
                .read(DurationParser::parse)
                .orElse(PATIENCE);
        Optional<ClientRegistration> client = client(root.member("client"));
        List<Account> users = users(root.member("users"));
        Optional<SignIn> signIn = signIn(root.member("signIn"), patience, results);
        Map<String, AnsweringTrigger> triggers = new LinkedHashMap<>();
        root.member("triggers")
                .members()
                .forEach((step, value) ->
                        value.text().ifPresent(text -> triggers.put(step, trigger(text, patience, results))));
        Agreement agreement = AgreementReader.read(root.member("agreement"));
        List<KnownReading> world = root.member("world")
                .read(text -> WorldFile.read(document.folder().resolve(text)))
                .orElse(List.of());
        HttpTarget.Builder server = HttpTarget.described();
        new HttpTargetReader(root, document.folder(), new DefaultScopes("", ""), server).read();
        var known = document.knownFailures(catalogue, role);
        document.rejectMistakes();
        Mapping mapping = MappingFile.named(root.member("mapping").text().orElse(""), document.folder(), environment);
        String base = root.member("baseUrl").text().orElse(mapping.api());
        return new PartnerTarget(
                root.member("name").text().orElse(mapping.name()),
                server.baseUrl(TargetRules.baseUrl(base).toString()).build(),
                mapping,
                client.orElseThrow(),
                client(root.member("otherClient")).orElse(null),
                users,
                signIn.orElseThrow(),
                agreement,
                triggers,
                world,
                root.member("keepBodies").truth().orElse(false),
                known);
    }

    private static AnsweringTrigger trigger(String text, Duration patience, Path results) {
        return AnsweringTrigger.of(text, TlsSettings.standard(), patience, results);
    }

    static Optional<ClientRegistration> client(YamlField field) {
        if (!field.there()) {
            return Optional.empty();
        }
        List<String> uris = new ArrayList<>();
        field.member("redirectUris").elements().forEach(each -> each.text().ifPresent(uris::add));
        if (uris.isEmpty() && field.member("redirectUris").there()) {
            field.member("redirectUris")
                    .wrong("Expected an address that browsers may be sent to, but the list is empty.");
        }
        return Optional.of(new ClientRegistration(
                field.member("id").text().orElse(""),
                field.member("secret").text().orElse(""),
                uris));
    }

    private static List<Account> users(YamlField field) {
        List<Account> users = new ArrayList<>();
        field.elements()
                .forEach(each -> users.add(new Account(
                        each.member("name").text().orElse(""),
                        each.member("password").text().orElse(""))));
        return users;
    }

    private static Optional<SignIn> signIn(YamlField field, Duration patience, Path results) {
        @Nullable String command = field.member("by").text().orElse(null);
        YamlField form = field.member("form");
        if (field.there() && form.there() == (command != null)) {
            field.wrong(
                    "Expected 'form' (the fields of the partner's page) or 'by' (a command or an address that signs in),"
                            + " but got " + (command == null ? "neither" : "both") + ".");
            return Optional.empty();
        }
        if (command != null) {
            return Optional.of(new SignIn.ByTrigger(trigger(command, patience, results)));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.members().forEach((name, value) -> value.text().ifPresent(text -> fields.put(name, text)));
        return Optional.of(new SignIn.ByForm(
                fields,
                field.member("allow").text().orElse("allow"),
                field.member("deny").text().orElse("deny")));
    }
}
