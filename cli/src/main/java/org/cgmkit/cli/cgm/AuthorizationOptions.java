package org.cgmkit.cli.cgm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.ehr.authorization.Consent;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.http.SmartSettings;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that start a simulated receiver: who is let in. */
public final class AuthorizationOptions {
    /** Whom a receiver lets in. */
    enum Mode {
        NONE,
        TOKEN,
        SMART
    }

    @Option(
            names = "--auth",
            paramLabel = "none|token|smart",
            description =
                    "Accept everybody, requests with --token, or clients by SMART App Launch (default: token where"
                            + " --token is given, else none).")
    private @Nullable Mode mode;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:CGMKIT_TOKEN}",
            description = "Ask for this bearer token (variable CGMKIT_TOKEN).")
    private @Nullable String token;

    @Option(
            names = "--client",
            paramLabel = "ID=REDIRECT-URI|FILE",
            description =
                    "With --auth smart, know this app, or the clients in this JSON file ({\"id\", \"redirectUris\","
                            + " \"scopes\", \"jwks\", \"jwksUrl\", \"secret\", \"launchUrl\"}, one or an array). Pages of its redirect"
                            + " URIs' origins may call from a browser. May be given several times. The"
                            + " app cgmkit-app, for redirect URIs such as http://127.0.0.1:ANY/callback, is always known.")
    private List<String> clients = List.of();

    @Option(
            names = "--service",
            paramLabel = "ID=JWKS",
            description =
                    "With --auth smart, know this backend service, with its public keys (JWK Set) in a file or at an"
                            + " address. May be given several times.")
    private List<String> services = List.of();

    @Option(names = "--registration", description = "With --auth smart, let clients register themselves (RFC 7591).")
    private boolean registration;

    @Option(
            names = "--token-life",
            paramLabel = "SECONDS",
            description = "With --auth smart, how long access tokens count (default: 300).")
    private @Nullable Integer tokenLife;

    @Option(
            names = "--assertion-alg",
            paramLabel = "RS384|ES384",
            split = ",",
            description = "With --auth smart, know only these signatures of client assertions (default: both).")
    private List<String> assertionAlgorithms = List.of();

    @Option(
            names = "--consent",
            paramLabel = "page|allow|deny",
            description =
                    "With --auth smart, who decides about what an app asks for: a person on a page, or nobody, so that the"
                            + " browser is sent back to the app at once (default: page).")
    private @Nullable String consent;

    /** The token that was given as an option, and not by the variable; null where none was. */
    @Nullable
    String tokenBeside(Map<String, String> environment) {
        return token != null && token.equals(environment.get("CGMKIT_TOKEN")) ? null : token;
    }

    /**
     * The setup of a sandbox with what these options say.
     *
     * @throws ConfigurationException where the options cannot be met together
     */
    public SandboxOptions on(SandboxOptions options) {
        Mode chosen = mode == null ? token == null ? Mode.NONE : Mode.TOKEN : mode;
        boolean smart = !clients.isEmpty()
                || !services.isEmpty()
                || registration
                || tokenLife != null
                || consent != null
                || !assertionAlgorithms.isEmpty();
        if (smart && chosen != Mode.SMART) {
            throw new ConfigurationException(
                    "--client, --service, --registration, --token-life, --assertion-alg and --consent go with SMART: add"
                            + " --auth smart.");
        }
        options.defects().stream()
                .filter(d -> d.needsSmart() && chosen != Mode.SMART)
                .findFirst()
                .map(Defect::id)
                .ifPresent(id -> {
                    throw new ConfigurationException("The defect " + id + " shows only with SMART: add --auth smart.");
                });
        return switch (chosen) {
            case NONE -> options;
            case TOKEN -> {
                if (token == null) {
                    throw new ConfigurationException(
                            "Expected the token that --auth token asks for, but none was given: add --token.");
                }
                yield options.withToken(token);
            }
            case SMART -> options.withSmart(smart());
        };
    }

    private SmartOptions smart() {
        SmartOptions options = SmartOptions.standard();
        Map<String, List<String>> apps = new LinkedHashMap<>();
        for (String client : clients) {
            int equals = client.indexOf('=');
            if (equals > 0 && !Files.exists(Path.of(client))) {
                apps.computeIfAbsent(client.substring(0, equals), id -> new ArrayList<>())
                        .add(client.substring(equals + 1));
            } else {
                for (RegisteredClient read : SmartSettings.clients(text("--client", client))) {
                    options = options.with(read);
                }
            }
        }
        for (Map.Entry<String, List<String>> app : apps.entrySet()) {
            options = options.with(RegisteredClient.app(app.getKey(), app.getValue()));
        }
        for (String service : services) {
            options = options.with(service(service));
        }
        if (!assertionAlgorithms.isEmpty()) {
            options = known(options, assertionAlgorithms);
        }
        options = registration ? options.withRegistration() : options;
        options = consent == null ? options : decided(options, consent);
        return tokenLife == null ? options : options.withTokenLife(Duration.ofSeconds(tokenLife));
    }

    private static SmartOptions decided(SmartOptions options, String consent) {
        try {
            return options.deciding(Consent.named(consent));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static SmartOptions known(SmartOptions options, List<String> algorithms) {
        try {
            return options.knowing(algorithms);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static RegisteredClient service(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new ConfigurationException(
                    "Expected --service ID=JWKS, such as my-service=keys.json, but got " + text + ".");
        }
        String id = text.substring(0, equals);
        String keys = text.substring(equals + 1);
        return keys.matches("https?://.+")
                ? RegisteredClient.app(id, List.of()).withKeysAt(URI.create(keys))
                : RegisteredClient.service(id, text("--service", keys));
    }

    private static String text(String option, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Expected a file that can be read with " + option + ", but " + file + " cannot: " + e + ".");
        }
    }
}
