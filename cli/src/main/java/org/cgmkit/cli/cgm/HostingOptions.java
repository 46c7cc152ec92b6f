package org.cgmkit.cli.cgm;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.hosting.ServerKey;
import org.cgmkit.kit.config.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that start a server: where it listens, and how others reach it. */
public final class HostingOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:CGMKIT_PORT:-8080}",
            description = "The port to listen on, 0 for any that is free (variable CGMKIT_PORT, else 8080).")
    private int port = 8080;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:CGMKIT_BIND:-127.0.0.1}",
            description = "The address to listen on (variable CGMKIT_BIND, else 127.0.0.1: this machine only).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The address by which clients know it, where a proxy or a tunnel stands before it.")
    private @Nullable URI publicUrl;

    @Option(
            names = "--https",
            description = "Serve HTTPS; without --certificate with a certificate made on the spot, signed by itself.")
    private boolean https;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Serve HTTPS with this certificate (PEM).")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "The key of --certificate (PKCS #8, PEM).")
    private @Nullable Path key;

    @Option(
            names = "--certificate-out",
            paramLabel = "FILE",
            description = "Write the certificate here, for clients that have to trust it.")
    private @Nullable Path certificateOut;

    @Option(
            names = "--cors",
            paramLabel = "ORIGIN",
            split = ",",
            description =
                    "Let pages of this origin call it from a browser (CORS), * for all. May be given several times.")
    private List<String> origins = List.of();

    /**
     * How the server is to be reached.
     *
     * @throws ConfigurationException where the options cannot be met together
     */
    public Hosting hosting() {
        try {
            Hosting hosting = Hosting.LOOPBACK.at(port).boundTo(bind).openTo(origins);
            hosting = publicUrl == null ? hosting : hosting.knownAs(publicUrl);
            ServerKey serverKey = serverKey();
            if (serverKey == null && certificateOut != null) {
                throw new ConfigurationException("--certificate-out writes the certificate of --https: add --https.");
            }
            if (serverKey != null && certificateOut != null) {
                Files.writeString(certificateOut, serverKey.certificate());
            }
            return serverKey == null ? hosting : hosting.with(serverKey);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ConfigurationException("Expected a file that can be written with --certificate-out, but "
                    + certificateOut + " cannot: " + e + ".");
        }
    }

    /** Where the certificate was written, or nothing. */
    public Optional<Path> certificateFile() {
        return Optional.ofNullable(certificateOut);
    }

    /** Whether clients do not know the certificate, which is made on the spot. */
    public boolean isSelfSigned() {
        return https && certificate == null;
    }

    private @Nullable ServerKey serverKey() {
        if (certificate != null && key != null) {
            return ServerKey.of(certificate, key);
        }
        if (certificate != null || key != null) {
            throw new ConfigurationException("--certificate and --key go together: give both, or neither.");
        }
        return https ? ServerKey.selfSigned(hosts()) : null;
    }

    private List<String> hosts() {
        Set<String> hosts = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        if (!bind.equals("0.0.0.0") && !bind.equals("::")) {
            hosts.add(bind);
        }
        if (publicUrl != null && publicUrl.getHost() != null) {
            hosts.add(publicUrl.getHost());
        }
        return new ArrayList<>(hosts);
    }
}
