package org.cgmkit.kit.suite;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.jspecify.annotations.Nullable;

/** Whom to trust over TLS, as it is said on the command line. */
public final class TlsOptions {
    /** The option that names further authorities. */
    public static final String CA = "--ca";

    /** The option by which nothing is checked. */
    public static final String INSECURE = "--insecure";

    /** What help says of the first one. */
    public static final String CA_HELP =
            "Trust the certificates in this PEM file too, such as an authority of your own or a certificate signed by itself.";

    /** What help says of the second one. */
    public static final String INSECURE_HELP =
            "Do not check the certificate: for tests in a network of your own. Whoever stands in between can read and change"
                    + " everything.";

    private TlsOptions() {}

    /** The options as a suite lists them. */
    public static List<SuiteOption> all() {
        return List.of(SuiteOption.of(CA, "FILE", CA_HELP), SuiteOption.flag(INSECURE, INSECURE_HELP));
    }

    /**
     * What they make of the settings that were described: those where nothing is said.
     *
     * @throws ConfigurationException where they contradict each other, or the file is not what it should be
     */
    public static TlsSettings on(TlsSettings described, OptionValues options) {
        return on(described, options.text(CA).map(Path::of).orElse(null), options.has(INSECURE));
    }

    /** The same of options that were read already. */
    public static TlsSettings on(TlsSettings described, @Nullable Path authorities, boolean insecure) {
        if (authorities != null && insecure) {
            throw new ConfigurationException(
                    "Expected " + CA + " or " + INSECURE + ", but got both: with the second nothing is checked.");
        }
        return authorities == null && !insecure ? described : described.trusting(authorities, insecure);
    }

    /** What is to be said loudly where nothing is checked. */
    public static String warning(String target) {
        return "WARNING: the certificate of " + target + " is not checked (" + INSECURE
                + ", or 'insecure: true' in the target file). Whoever stands in between can read and change everything,"
                + " tokens too.";
    }
}
