package org.cgmkit.cgm.config.file;

import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.file.HttpTargetReader;
import org.cgmkit.kit.config.file.YamlField;

/** Reads what a target file says of a receiver. */
final class ReceiverTargetReader {
    private final YamlField root;
    private final Path folder;

    /**
     * A reader of a file.
     *
     * @param folder what paths in the file are relative to
     */
    ReceiverTargetReader(YamlField root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    ReceiverTarget.Builder read() {
        ReceiverTarget.Builder target = ReceiverTarget.described();
        root.member("baseUrl").read(TargetRules::baseUrl).ifPresent(url -> target.baseUrl(url.toString()));
        Optional<String> patient = root.member("patient").read(id -> TargetRules.patientId("'patient'", id));
        patient.ifPresent(target::patient);
        YamlField otherPlace = root.member("otherPatient");
        Optional<String> other = otherPlace.read(id -> TargetRules.patientId("'otherPatient'", id));
        other.ifPresent(target::otherPatient);
        if (other.isPresent() && other.equals(patient)) {
            otherPlace.wrong(
                    "Expected 'otherPatient' to be another one than 'patient', but both are '" + other.get() + "'.");
        }
        new HttpTargetReader(
                        root,
                        folder,
                        new DefaultScopes(GuideScopes.ofServices(), GuideScopes.ofApps()),
                        target.server())
                .read();
        target.attestations(new AttestationsReader().read(root.member("documentation")));
        return target;
    }
}
