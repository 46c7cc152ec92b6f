package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** What an app can get wrong about whose data it sends. */
final class PatientDefects {
    private static final String PATIENT = "submitter.bundle.patient";
    private static final String OWN = "app-user-4711";

    private PatientDefects() {}

    static List<Defect> all() {
        return List.of(
                everywhere(
                        "uses-its-own-patient-id",
                        "Names the patient by the id that the app has for the person.",
                        r -> r.put("reference", "Patient/" + OWN)),
                everywhere(
                        "names-the-patient-by-identifier",
                        "Names the patient by an identifier instead of the receiver's id.",
                        r -> {
                            r.remove("reference");
                            r.putObject("identifier")
                                    .put("system", "https://app.example.org/users")
                                    .put("value", OWN);
                        }),
                everywhere(
                        "writes-a-bare-patient-id",
                        "Writes the patient's id without Patient/ before it.",
                        r -> r.put("reference", r.path("reference").asText().replace("Patient/", ""))),
                new Defect(
                        "mixes-in-another-patient",
                        PATIENT,
                        "Sends the last reading as somebody else's.",
                        w -> w.filling(EntrySelector.last(
                                EntrySelector.READING,
                                e -> EntrySelector.resource(e)
                                        .putObject("subject")
                                        .put("reference", "Patient/" + OWN)))));
    }

    private static Defect everywhere(String id, String description, Consumer<ObjectNode> change) {
        return new Defect(
                id,
                PATIENT,
                description,
                w -> w.filling(EntrySelector.each(
                        EntrySelector.PATIENT.negate(),
                        r -> change.accept((ObjectNode) r.get(r.has("subject") ? "subject" : "patient")))));
    }
}
