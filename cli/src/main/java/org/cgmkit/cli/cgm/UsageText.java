package org.cgmkit.cli.cgm;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;

/** What a started receiver says about how to use it. */
final class UsageText {

    private UsageText() {}

    /** The lines, the first one naming what runs and where. */
    static List<String> of(EhrSimulator simulator) {
        Sandbox sandbox = simulator.sandbox();
        SmartOptions smart = sandbox.options().smart();
        List<String> defects =
                sandbox.options().defects().stream().map(d -> d.id()).toList();
        List<String> lines = new ArrayList<>();
        lines.add("EHR simulator (" + sandbox.options().behaviour().name()
                + (defects.isEmpty() ? "" : ", with " + String.join(", ", defects)) + ") at " + simulator.baseUrl());
        lines.add("  what it can do:   curl -s " + simulator.baseUrl() + "/metadata");
        if (smart != null) {
            lines.addAll(wayIn(simulator, smart));
        }
        boolean token = smart != null || sandbox.options().token() != null;
        lines.add("  submit a bundle:  curl -s -H 'Content-Type: application/fhir+json'"
                + (token ? " -H \"Authorization: Bearer $CGMKIT_TOKEN\"" : "") + " -d @examples/submission.json '"
                + simulator.baseUrl() + "/$submit-cgm-bundle'");
        lines.add("  test it:          cgmkit test receiver --base-url " + simulator.baseUrl() + " --patient "
                + sandbox.patient());
        return lines;
    }

    private static List<String> wayIn(EhrSimulator simulator, SmartOptions smart) {
        List<String> lines = new ArrayList<>();
        lines.add("  the way in:       curl -s " + simulator.baseUrl() + "/.well-known/smart-configuration");
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
        lines.add("  a token by hand:  curl -s -d '{\"scope\": \"patient/*.cruds\", \"patient\": \""
                + simulator.sandbox().patient() + "\"}' " + simulator.address() + "/sandboxes/default/tokens");
        lines.add("  launch an app:    curl -s -d '{\"patient\": \""
                + simulator.sandbox().patient() + "\"}' " + simulator.address() + "/sandboxes/default/launches");
        return lines;
    }
}
