package org.cgmkit.kit.config.file;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.kit.config.Authorization;
import org.cgmkit.kit.config.AuthorizationRules;
import org.cgmkit.kit.config.ClientKey;
import org.cgmkit.kit.config.DefaultScopes;
import org.jspecify.annotations.Nullable;

/** Reads SMART's ways to a token. What is missing is the schema's to tell. */
final class SmartReader {
    private final Path folder;
    private final DefaultScopes scopes;

    /** A reader for files that are relative to that folder. */
    SmartReader(Path folder, DefaultScopes scopes) {
        this.folder = folder;
        this.scopes = scopes;
    }

    Optional<Authorization> backendServices(YamlField place) {
        Optional<String> client = place.member("clientId").read(AuthorizationRules::clientId);
        String keyId = place.member("keyId").text().orElse(null);
        Optional<ClientKey> key = place.member("keyFile").read(path -> ClientKey.of(folder.resolve(path), keyId));
        String asked = scopes(place.member("scopes")).orElse(this.scopes.services());
        String readScopes = scopes(place.member("readScopes")).orElse(null);
        URI tokenUrl = endpoint(place.member("tokenUrl"), "the token endpoint");
        return client.isPresent() && key.isPresent()
                ? Optional.of(new Authorization.BackendServices(client.get(), key.get(), asked, readScopes, tokenUrl))
                : Optional.empty();
    }

    Optional<Authorization> standalone(YamlField place) {
        Optional<String> client = place.member("clientId").read(AuthorizationRules::clientId);
        int port = place.member("redirectPort").read(AuthorizationRules::port).orElse(0);
        String asked = scopes(place.member("scopes")).orElse(this.scopes.apps());
        URI authorizationUrl = endpoint(place.member("authorizationUrl"), "the authorization endpoint");
        URI tokenUrl = endpoint(place.member("tokenUrl"), "the token endpoint");
        return client.map(id -> new Authorization.StandaloneLaunch(id, port, asked, authorizationUrl, tokenUrl));
    }

    private static Optional<String> scopes(YamlField place) {
        return place.read(AuthorizationRules::scopes);
    }

    private static @Nullable URI endpoint(YamlField place, String what) {
        return place.read(text -> AuthorizationRules.endpoint(what, text)).orElse(null);
    }
}
