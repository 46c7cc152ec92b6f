package org.cgmkit.cgm.config.file;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.cgm.config.AppRegistration;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget.Consent;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.YamlField;

/**
 * Reads how a submitter gets at the receiver of the run.
 *
 * @param authorization the place that says it
 * @param folder the folder that paths are relative to
 */
record AppAccessReader(YamlField authorization, Path folder) {
    private static final List<String> WAYS = List.of("backendServices", "standalone", "ehrLaunch");

    /** The way, or nothing where there is none or it is wrong, which is kept as a mistake. */
    Optional<SubmitterAccess> access() {
        List<YamlField> given = ways();
        if (given.size() > 1) {
            List<String> names =
                    WAYS.stream().filter(w -> authorization.member(w).there()).toList();
            given.getLast()
                    .wrong("Several of " + String.join(", ", WAYS) + " are given (" + String.join(", ", names)
                            + "): leave all but one out.");
        }
        YamlField services = authorization.member("backendServices");
        if (services.there()) {
            Optional<String> keys = keys(services);
            Optional<URI> url = keysAt(services);
            if (keys.isPresent() == url.isPresent() && services.mistakes().isEmpty()) {
                services.wrong("Expected 'jwks' or 'jwksUrl', for the receiver to know the submitter's public keys.");
            }
            return services.member("clientId")
                    .text()
                    .map(id -> new SubmitterAccess.BackendServices(id, keys.orElse(null), url.orElse(null)));
        }
        YamlField ehr = authorization.member("ehrLaunch");
        if (ehr.there()) {
            Optional<URI> launch = ehr.member("launchUrl").read(SubmitterFile::address);
            return registration(ehr).flatMap(app -> launch.map(url -> new SubmitterAccess.EhrLaunch(app, url)));
        }
        return registration(authorization.member("standalone")).map(SubmitterAccess.StandaloneLaunch::new);
    }

    /** Who allows what the app asks for, or nothing where that is not said. */
    Optional<Consent> consent() {
        return ways().stream()
                .flatMap(way -> way.member("consent").text().stream())
                .findFirst()
                .map(text -> text.equals("allow") ? Consent.BY_KIT : Consent.BY_PERSON);
    }

    private List<YamlField> ways() {
        return WAYS.stream().map(authorization::member).filter(YamlField::there).toList();
    }

    private Optional<AppRegistration> registration(YamlField app) {
        Optional<String> secret = app.member("clientSecret").text();
        Optional<String> keys = keys(app);
        Optional<URI> url = keysAt(app);
        if (Stream.of(secret, keys, url).filter(Optional::isPresent).count() > 1) {
            app.wrong(
                    "Several of 'clientSecret', 'jwks' and 'jwksUrl' are given: an app authenticates in one way, so leave"
                            + " the others out.");
        }
        return app.member("clientId")
                .text()
                .map(id -> new AppRegistration(
                        id,
                        SubmitterFile.texts(app.member("redirectUris")),
                        secret.orElse(null),
                        keys.orElse(null),
                        url.orElse(null)));
    }

    private Optional<String> keys(YamlField client) {
        return client.member("jwks").read(f -> read(folder.resolve(f)));
    }

    private static Optional<URI> keysAt(YamlField client) {
        return client.member("jwksUrl").read(SubmitterFile::address);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException("Expected a file with a JWK Set, but " + file + " cannot be read.");
        }
    }
}
