package org.cgmkit.cgm.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.preflight.ReceiverFileDraft;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.preflight.ServerProbe;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.kit.suite.TargetDrafting;
import org.cgmkit.kit.suite.TlsOptions;

/** Makes a first target file for a receiver, with what the server says of itself. */
final class ReceiverDrafting implements TargetDrafting {

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Write a first target file for a data receiver.",
                        "It asks the server what it is, by GET only; what it cannot know it leaves as a comment that says "
                                + "how to find out."),
                List.of(
                        "receiver --base-url https://ehr.example.org/fhir --patient 123",
                        "receiver --base-url https://ehr.example.org/fhir --out test-system.yaml"),
                List.of("A token comes from the variable CGMKIT_TOKEN."),
                "server unreachable");
    }

    @Override
    public List<SuiteOption> options() {
        return Stream.concat(own().stream(), TlsOptions.all().stream()).toList();
    }

    private static List<SuiteOption> own() {
        return List.of(
                SuiteOption.of("--base-url", "URL", "The receiver's FHIR base."),
                SuiteOption.of("--patient", "ID", "The logical id of a patient to write test data for."),
                SuiteOption.of(
                        "--other-patient",
                        "ID",
                        "The logical id of a patient that the credential must not write for."));
    }

    @Override
    public Draft draft(OptionValues options, Map<String, String> environment) {
        String token = environment.get("CGMKIT_TOKEN");
        String baseUrl = options.text("--base-url")
                .orElseThrow(() -> new ConfigurationException(
                        "Expected the receiver's base URL, but none was given: give it with --base-url."));
        String id = options.text("--patient")
                .map(given -> TargetRules.patientId("--patient", given))
                .orElse(null);
        String other = options.text("--other-patient")
                .map(given -> TargetRules.patientId("--other-patient", given))
                .orElse(null);
        ReceiverTarget.Builder described = ReceiverTarget.at(baseUrl, id == null ? "unknown" : id)
                .otherPatient(other)
                .token(token);
        described.server().tls(tls -> TlsOptions.on(tls, options));
        ReceiverTarget target = described.build();
        ServerProbe probe = ServerProbe.of(target.server());
        return new Draft(
                new ReceiverFileDraft(
                                probe,
                                id,
                                other,
                                token != null,
                                options.text(TlsOptions.CA)
                                        .map(file ->
                                                Path.of(file).toAbsolutePath().normalize())
                                        .orElse(null),
                                target.connection().tls().insecure())
                        .text(),
                probe.software(),
                id == null ? "name a patient in it" : "");
    }
}
