package org.cgmkit.kit.config.file;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cgmkit.kit.config.ClientCertificate;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.TlsSettings;
import org.jspecify.annotations.Nullable;

/** Reads what a target file says of a server: where it is, how the kit gets to it and in, and how long it may take. */
public final class HttpTargetReader {
    private final YamlField root;
    private final Path folder;
    private final DefaultScopes scopes;
    private final HttpTarget.Builder target;
    private TlsSettings trusted = TlsSettings.standard();

    /**
     * A reader of a file.
     *
     * @param folder what paths in the file are relative to
     * @param scopes what is asked for where the file names no scopes
     * @param target is told what the file says
     */
    public HttpTargetReader(YamlField root, Path folder, DefaultScopes scopes, HttpTarget.Builder target) {
        this.root = root;
        this.folder = folder;
        this.scopes = scopes;
        this.target = target;
    }

    /** Reads all of it but the base URL and the subject. */
    public void read() {
        root.member("context").read(CredentialContext::of).ifPresent(target::context);
        root.member("headers")
                .members()
                .forEach((name, value) -> value.read(text -> target.header(name + ": " + text)));
        new AuthorizationReader(folder, scopes).read(root, target);
        root.member("storageDelay").read(DurationParser::parse).ifPresent(target::storageDelay);
        timeouts(root.member("timeouts"));
        connection();
    }

    /** Whom the target's owner trusts over TLS, for addresses beside that of the target; what the machine trusts before it was read. */
    public TlsSettings tls() {
        return trusted;
    }

    private void timeouts(YamlField timeouts) {
        timeouts.member("connect").read(positive("'timeouts.connect'")).ifPresent(target::connectTimeout);
        timeouts.member("answer").read(positive("'timeouts.answer'")).ifPresent(target::answerTimeout);
        timeouts.member("throttled").read(DurationParser::parse).ifPresent(target::throttleLimit);
    }

    private static Function<String, Duration> positive(String key) {
        return text -> TargetRules.positive(key, DurationParser.parse(text));
    }

    private void connection() {
        Connection connection = Connection.ofThisMachine();
        connection =
                connection.with(root.member("pause").read(DurationParser::parse).orElse(connection.pause()));
        YamlField tls = root.member("tls");
        if (tls.there()) {
            trusted = tls(tls).orElse(trusted);
            connection = connection.with(trusted);
        }
        target.connection(connection);
    }

    private Optional<TlsSettings> tls(YamlField tls) {
        YamlField authorities = tls.member("authorities");
        Path file = authorities.text().map(folder::resolve).orElse(null);
        boolean insecure = tls.member("insecure").truth().orElse(false);
        if (insecure && file != null) {
            authorities.wrong(
                    "Both 'authorities' and 'insecure: true' are given, but with the second nothing is checked: "
                            + "leave one of them out.");
        }
        // Each by itself, so that what is wrong is told at its own place.
        authorities.attempt(() -> TlsSettings.of(file, null, false));
        YamlField certificate = tls.member("clientCertificate");
        ClientCertificate client = clientCertificate(certificate);
        if (client != null) {
            certificate.attempt(() -> TlsSettings.of(null, client, false));
        }
        return root.mistakes().isEmpty() ? tls.attempt(() -> TlsSettings.of(file, client, insecure)) : Optional.empty();
    }

    private @Nullable ClientCertificate clientCertificate(YamlField place) {
        Map<String, YamlField> given = place.members();
        Optional<Path> pkcs12 = place.member("pkcs12").text().map(folder::resolve);
        Optional<Path> pem = place.member("certificate").text().map(folder::resolve);
        if (pkcs12.isPresent() && pem.isPresent()) {
            place.member("certificate").wrong("Both 'pkcs12' and 'certificate' are given: leave one of them out.");
            return null;
        }
        if (pkcs12.isPresent()) {
            return new ClientCertificate.Pkcs12(
                    pkcs12.get(), place.member("password").text().orElse(""));
        }
        Optional<Path> key = place.member("key").text().map(folder::resolve);
        if (pem.isPresent() && key.isPresent()) {
            return new ClientCertificate.PemFiles(pem.get(), key.get());
        }
        if (!given.isEmpty()) {
            place.wrong("Expected 'pkcs12' with its 'password', or 'certificate' with its 'key'.");
        }
        return null;
    }
}
