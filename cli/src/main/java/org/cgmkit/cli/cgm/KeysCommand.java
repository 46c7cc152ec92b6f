package org.cgmkit.cli.cgm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.ehr.hosting.OriginPolicy;
import org.cgmkit.ehr.hosting.WebServer;
import org.cgmkit.kit.authorization.KeyFile;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the key by which the kit proves who it is, and shows its public half. */
@Command(
        name = "keys",
        description = {
            "Make the key by which cgmkit proves who it is to an authorization server (SMART Backend Services).",
            "It shows the public half as a JWK Set, to be registered there. Where the key file exists, it only shows that."
        },
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit keys",
            "      makes cgmkit-key.json, which stays here, and shows the JWK Set to register",
            "  cgmkit keys --jwks jwks.json",
            "      writes the JWK Set to a file",
            "  cgmkit keys --serve --port 8090 --public-url https://kit.example.org",
            "      serves it at /jwks.json, for authorization servers that want an address",
            "",
            "Exit codes: 0 fine, 2 wrong usage or configuration."
        })
public final class KeysCommand implements Callable<Integer> {
    private static final String PLACE = "/jwks.json";

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "cgmkit-key.json",
            description = "The file with the private key (default: ${DEFAULT-VALUE}). Only its owner may read it.")
    private Path file = Path.of("cgmkit-key.json");

    @Option(
            names = "--algorithm",
            paramLabel = "ALGORITHM",
            defaultValue = "ES384",
            description = "What a new key is for: ES384 or RS384 (default: ${DEFAULT-VALUE}).")
    private KeyFile.Algorithm algorithm = KeyFile.Algorithm.ES384;

    @Option(names = "--jwks", paramLabel = "FILE", description = "Write the JWK Set to this file.")
    private @Nullable Path jwks;

    @Option(names = "--serve", description = "Serve the JWK Set over HTTP at " + PLACE + " until Ctrl-C.")
    private boolean serve;

    @Mixin
    private HostingOptions hosting = new HostingOptions();

    private final CommandStreams streams;

    /** The command, on those streams. */
    public KeysCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        boolean there = Files.exists(file);
        KeyFile key = there ? new KeyFile(file) : KeyFile.make(file, algorithm);
        String set = key.publicKeys();
        streams.complain(
                there
                        ? "The public half of the key in " + file + ":"
                        : "Made a key in " + file + ", which stays secret. Its public half, to be registered:");
        streams.say(set);
        if (jwks != null) {
            write(jwks, set);
        }
        streams.complain("Then describe it in the target file:");
        streams.complain("  authorization:");
        streams.complain("    backendServices: {clientId: ID-FROM-THE-REGISTRATION, keyFile: " + file + "}");
        if (serve) {
            serveUntilEnded(set);
        }
        return ExitCode.OK.code();
    }

    private void write(Path path, String set) {
        try {
            Files.writeString(path, set + "\n");
            streams.complain("Wrote it to " + path + ".");
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The file " + path + " cannot be written (" + e + "): choose another with --jwks.");
        }
    }

    private void serveUntilEnded(String set) {
        try (WebServer server =
                WebServer.start(hosting.hosting(), Map.of(PLACE, new JwksServlet(set)), OriginPolicy.nobody())) {
            streams.complain("Serving it at " + server.origin() + PLACE + ". Ctrl-C ends it.");
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the server"));
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            // Whoever started it wants it to end, and it has: the server is closed by now.
            Thread.currentThread().interrupt();
        }
    }
}
