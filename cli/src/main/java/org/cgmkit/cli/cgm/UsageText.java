package org.cgmkit.cli.cgm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.jspecify.annotations.Nullable;

/** What a started receiver says about how to use it: commands that work as they are printed. */
final class UsageText {
    /** Longer than a run, so that nobody who goes through the commands is refused half way. */
    private static final int TOKEN_LIFE_S = 3600;

    private final EhrSimulator simulator;
    private final SandboxOptions options;
    private final Shell shell;

    /**
     * Where the commands are going to be pasted.
     *
     * @param command how cgmkit is called there
     * @param example a file with a submission for {@link SandboxOptions#PATIENT}, as it is found from there; empty where there is
     *     none
     * @param certificate the file with the receiver's own certificate, which others have to trust, or null
     * @param insecure whether the certificate is signed by itself and in no file
     * @param token the token that has to be shown, or null where none has, or the variable CGMKIT_TOKEN holds it
     */
    record Shell(
            String command,
            Optional<Path> example,
            @Nullable Path certificate,
            boolean insecure,
            @Nullable String token) {

        /** The example as it is found from the working folder, or beside the command. */
        static Optional<Path> example(String command) {
            Path name = Path.of("examples", "submission.json");
            return List.of(name, Path.of(command).resolveSibling(name)).stream()
                    .filter(Files::isReadable)
                    .findFirst();
        }
    }

    private UsageText(EhrSimulator simulator, Shell shell) {
        this.simulator = simulator;
        this.options = simulator.sandbox().options();
        this.shell = shell;
    }

    /** The lines, the first one naming what runs and where. */
    static List<String> of(EhrSimulator simulator, Shell shell) {
        return new UsageText(simulator, shell).lines();
    }

    private List<String> lines() {
        List<String> defects = options.defects().stream().map(d -> d.id()).toList();
        SmartOptions smart = options.smart();
        List<String> lines = new ArrayList<>();
        lines.add("EHR simulator (" + options.behaviour().name()
                + (defects.isEmpty() ? "" : ", with " + String.join(", ", defects)) + ") at " + simulator.baseUrl());
        lines.add("  in a browser:     " + simulator.address());
        lines.add("  what it can do:   " + curl() + simulator.baseUrl() + "/metadata");
        if (smart != null) {
            lines.addAll(wayIn(smart));
        } else if (shell.token() != null) {
            lines.add("  its token:        export CGMKIT_TOKEN=" + quoted(shell.token()));
        }
        submission().ifPresent(lines::add);
        lines.add("  send more:        " + quoted(shell.command()) + " simulate submitter --base-url "
                + simulator.baseUrl() + " --patient " + patient() + " --once" + appCredentials() + tls());
        lines.add("  test it:          " + quoted(shell.command()) + " test receiver --base-url " + simulator.baseUrl()
                + " --patient " + patient() + tls());
        return lines;
    }

    private Optional<String> submission() {
        return shell.example().map(file -> {
            boolean fits = patient().equals(SandboxOptions.PATIENT);
            String post = curl() + "-H 'Content-Type: application/fhir+json'"
                    + (asksForToken() ? " -H \"Authorization: Bearer $CGMKIT_TOKEN\"" : "") + " -d "
                    + (fits ? "@" + quoted(file.toString()) : "@-") + " '" + simulator.baseUrl()
                    + "/$submit-cgm-bundle'";
            return "  submit a bundle:  "
                    + (fits
                            ? ""
                            : "sed s/" + SandboxOptions.PATIENT + "/" + patient() + "/ " + quoted(file.toString())
                                    + " | ")
                    + post;
        });
    }

    private List<String> wayIn(SmartOptions smart) {
        List<String> lines = new ArrayList<>();
        lines.add("  SMART addresses:  " + curl() + simulator.baseUrl() + "/.well-known/smart-configuration");
        for (RegisteredClient client : smart.clients()) {
            lines.add("  a client:         " + client.id() + " ("
                    + switch (client.authenticationMethod()) {
                        case "none" -> "public, PKCE";
                        case "private_key_jwt" -> "signs with its key";
                        default -> "shows its secret";
                    }
                    + (client.redirectUris().isEmpty()
                            ? ""
                            : ", back to " + client.redirectUris().getFirst()
                                    + (client.redirectUris().getFirst().startsWith("http://127.0.0.1/")
                                            ? " at any port"
                                            : ""))
                    + ")");
        }
        if (smart.registration()) {
            lines.add("  others:           POST their metadata to "
                    + simulator.sandbox().authorizationUrl() + "/register");
        }
        String administration = simulator.address() + "/sandboxes/default/";
        lines.add("  launch an app:    " + curl() + "-d '{\"patient\": \"" + patient() + "\"}' " + administration
                + "launches");
        lines.add("  get a token:      export CGMKIT_TOKEN=$(" + curl() + "-d '{\"scope\": \"patient/*.cruds\","
                + " \"patient\": \"" + patient() + "\", \"lifeSeconds\": " + TOKEN_LIFE_S + "}' " + administration
                + "tokens | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')");
        return lines;
    }

    private boolean asksForToken() {
        return options.smart() != null || options.token() != null;
    }

    private String appCredentials() {
        return asksForToken() ? " --token \"$CGMKIT_TOKEN\"" : "";
    }

    private String patient() {
        String bound = options.patient();
        return bound == null ? SandboxOptions.PATIENT : bound;
    }

    private String curl() {
        return "curl -s "
                + (shell.certificate() != null
                        ? "--cacert " + quoted(shell.certificate().toString()) + " "
                        : shell.insecure() ? "-k " : "");
    }

    private String tls() {
        return shell.certificate() != null
                ? " --ca " + quoted(shell.certificate().toString())
                : shell.insecure() ? " --insecure" : "";
    }

    /** As one word of a shell. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@%+=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
