package org.cgmkit.suites.setup.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.cgmkit.suites.setup.TargetRules;

/** Reads how the kit gets at a target's data: by no token, or by tokens that stand in the environment, a file, or here. */
final class AuthorizationReader {
    private final Path folder;

    /** A reader for files that are relative to that folder. */
    AuthorizationReader(Path folder) {
        this.folder = folder;
    }

    void read(Place root, ReceiverTarget.Builder target) {
        Place authorization = root.member("authorization");
        Optional<String> token = token(authorization, "token", "tokenFile", "token");
        token.ifPresent(target::token);
        token(authorization, "readToken", "readTokenFile", "read token").ifPresent(target::readToken);
        if (token.isPresent()) {
            root.member("headers").members().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                    .forEach(header -> header.getValue()
                            .wrong("Both a token (line " + authorization.line()
                                    + ") and an Authorization header are given: leave one of them out."));
        }
    }

    private Optional<String> token(Place authorization, String inline, String inFile, String what) {
        Place here = authorization.member(inline);
        Place file = authorization.member(inFile);
        if (here.there() && file.there()) {
            both(List.of(inline, inFile), authorization);
            return Optional.empty();
        }
        return file.there()
                ? file.read(path -> TargetRules.token(what, content(folder.resolve(path))))
                : here.read(text -> TargetRules.token(what, text));
    }

    private static void both(List<String> keys, Place authorization) {
        Place first = authorization.member(keys.get(0));
        Place second = authorization.member(keys.get(1));
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
