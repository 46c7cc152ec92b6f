package org.cgmkit.cli.cgm;

import java.nio.file.Path;
import org.cgmkit.cli.option.ReportingOptions;
import org.cgmkit.cli.option.ReportingOptions.Reporting;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ListenAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of runs in which an app comes to the kit: where the kit listens, where results go, how they are weighed. */
final class AppRunOptions {
    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "The address to listen at; 0.0.0.0 for phones and other machines (variable CGMKIT_BIND, "
                    + "else 127.0.0.1).")
    private @Nullable String bind;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen at (variable CGMKIT_PORT, else a free one).")
    private @Nullable Integer port;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "cgmkit-results",
            description = "The folder for results and reports (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("cgmkit-results");

    @Mixin
    private ReportingOptions reporting = new ReportingOptions();

    /** The folder for results and reports. */
    Path out() {
        return out;
    }

    /**
     * How the run is weighed.
     *
     * @throws ConfigurationException as {@link ReportingOptions#read}
     */
    Reporting reporting() {
        return reporting.read();
    }

    /** Where the kit listens: what was described, but where an option says otherwise. */
    ListenAddress listening(ListenAddress described) {
        return new ListenAddress(
                bind == null ? described.address() : bind,
                port == null ? described.port() : port,
                bind == null ? described.name() : null);
    }
}
