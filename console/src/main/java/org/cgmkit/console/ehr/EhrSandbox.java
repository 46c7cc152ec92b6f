package org.cgmkit.console.ehr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.console.sandbox.Curve;
import org.cgmkit.console.sandbox.Fact;
import org.cgmkit.console.sandbox.HostedSandbox;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.SandboxOptions;

/**
 * A sandbox of the EHR simulator.
 *
 * @param sandbox the sandbox
 * @param sender sends samples to it
 */
record EhrSandbox(Sandbox sandbox, SampleSender sender) implements HostedSandbox {
    /** So many of the newest readings are drawn: ten days at one in five minutes. */
    private static final int READINGS = 2880;

    @Override
    public String address() {
        return sandbox.baseUrl();
    }

    @Override
    public List<Fact> facts() {
        SandboxOptions options = sandbox.options();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.copy("Patient id", sandbox.patient()));
        if (options.patient() == null) {
            facts.add(Fact.read("Other patients", String.join(", ", otherPatients())));
        }
        if (options.smart() != null) {
            facts.add(Fact.copy("SMART configuration", address() + "/.well-known/smart-configuration"));
            sandbox.authorization().clients().forEach(client -> {
                facts.add(Fact.copy("Client id", client.id()));
                facts.add(Fact.read("Redirect URIs", String.join(" ", client.redirectUris())));
            });
            facts.add(Fact.copy("Registration of further clients", sandbox.authorizationUrl() + "/register"));
        }
        return facts;
    }

    private List<String> otherPatients() {
        return sandbox.patients().stream()
                .filter(patient -> !patient.equals(sandbox.patient()))
                .toList();
    }

    @Override
    public List<Fact> commands() {
        String token = sandbox.options().smart() == null ? "" : "-H \"Authorization: Bearer $TOKEN\" ";
        List<Fact> commands = new ArrayList<>();
        commands.add(Fact.copy("Look what it can do", "curl " + address() + "/metadata"));
        commands.add(Fact.copy(
                "Find the standing order",
                "curl " + token + "'" + address() + "/ServiceRequest?patient=" + sandbox.patient() + "'"));
        commands.add(Fact.copy(
                "Submit a Bundle",
                "curl " + token + "-H 'Content-Type: application/fhir+json' --data @bundle.json '" + address()
                        + sandbox.options().guide().submission().paths().getFirst() + "'"));
        return commands;
    }

    @Override
    public Map<String, Integer> counts() {
        return sandbox.counts();
    }

    @Override
    public Curve curve() {
        return ReadingCurve.of(sandbox.newest("Observation", READINGS));
    }

    @Override
    public void send(String sample) {
        sender.send(sandbox, Sample.named(sample));
        // An exchange is handed on after its answer has gone out; this waits for those under way.
        sandbox.requests();
    }
}
