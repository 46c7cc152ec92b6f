package org.cgmkit.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.suite.TlsOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a command trusts over TLS: the options of {@link TlsOptions} for commands that belong to no suite. */
public final class TrustOptions {
    @Option(names = TlsOptions.CA, paramLabel = "FILE", description = TlsOptions.CA_HELP)
    private @Nullable Path authorities;

    @Option(names = TlsOptions.INSECURE, description = TlsOptions.INSECURE_HELP)
    private boolean insecure;

    /**
     * What they say.
     *
     * @throws ConfigurationException where they contradict each other, or the file is not what it should be
     */
    public TlsSettings read() {
        return TlsOptions.on(TlsSettings.standard(), authorities, insecure);
    }

    /** What is to be said loudly where nothing is checked, or empty. */
    public Optional<String> warning(String target) {
        return insecure ? Optional.of(TlsOptions.warning(target)) : Optional.empty();
    }
}
