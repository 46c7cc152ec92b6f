package org.cgmkit.kit.config.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.TargetRules;

/**
 * Reads how the kit gets at a target's data: by no token, by tokens that stand in the environment, a file, or here, or by one of
 * SMART's ways.
 */
final class AuthorizationReader {
    private static final List<String> WAYS = List.of("token", "tokenFile", "backendServices", "standalone");

    private final Path folder;
    private final DefaultScopes scopes;

    /**
     * A reader.
     *
     * @param folder what paths in the file are relative to
     * @param scopes what is asked for where the file names no scopes
     */
    AuthorizationReader(Path folder, DefaultScopes scopes) {
        this.folder = folder;
        this.scopes = scopes;
    }

    void read(YamlField root, HttpTarget.Builder target) {
        YamlField authorization = root.member("authorization");
        List<String> ways = given(authorization, WAYS);
        if (ways.size() > 1) {
            both(ways, authorization);
        } else {
            Optional<String> token = token(authorization, "token", "tokenFile");
            token.ifPresent(target::token);
            SmartReader smart = new SmartReader(folder, scopes);
            smart.backendServices(authorization.member("backendServices")).ifPresent(target::authorization);
            smart.standalone(authorization.member("standalone")).ifPresent(target::authorization);
            if (token.isPresent() || ways.contains("backendServices") || ways.contains("standalone")) {
                noSuchHeaderBeside(authorization, root.member("headers"));
            }
        }
        token(authorization, "readToken", "readTokenFile").ifPresent(target::readToken);
        token(authorization, "expiredToken", "expiredTokenFile").ifPresent(target::expiredToken);
        token(authorization, "readOnlyToken", "readOnlyTokenFile").ifPresent(target::readOnlyToken);
        YamlField readScopes = authorization.member("backendServices").member("readScopes");
        if (readScopes.there()
                && !given(authorization, List.of("readToken", "readTokenFile")).isEmpty()) {
            readScopes.wrong(
                    "Expected one way to read back, but both 'readScopes' and 'readToken' or 'readTokenFile' are given: "
                            + "leave one of them out.");
        }
    }

    private static void noSuchHeaderBeside(YamlField authorization, YamlField headers) {
        headers.members().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .forEach(header -> header.getValue()
                        .wrong("Both a token (line " + authorization.line()
                                + ") and an Authorization header are given: leave one of them out."));
    }

    private Optional<String> token(YamlField authorization, String inline, String inFile) {
        List<String> both = List.of(inline, inFile);
        if (given(authorization, both).size() > 1) {
            both(both, authorization);
            return Optional.empty();
        }
        YamlField file = authorization.member(inFile);
        return file.there()
                ? file.read(path ->
                        TargetRules.token("what is in 'authorization." + inFile + "'", content(folder.resolve(path))))
                : authorization.member(inline).read(text -> TargetRules.token("'authorization." + inline + "'", text));
    }

    private static List<String> given(YamlField authorization, List<String> keys) {
        return keys.stream().filter(key -> authorization.member(key).there()).toList();
    }

    private static void both(List<String> keys, YamlField authorization) {
        YamlField first = authorization.member(keys.get(0));
        YamlField second = authorization.member(keys.get(1));
        second.wrong("Expected one of '" + keys.get(0) + "' and '" + keys.get(1) + "', but both are given (lines "
                + first.line() + " and " + second.line() + "): leave one of them out.");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException("Expected a file with the token at " + file + ", but it cannot be read ("
                    + e.getClass().getSimpleName() + "): paths are relative to the target file.");
        }
    }
}
