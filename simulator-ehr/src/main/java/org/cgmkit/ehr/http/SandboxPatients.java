package org.cgmkit.ehr.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.store.StoredResource;

/** The patients of a sandbox as people know them. */
final class SandboxPatients {

    private SandboxPatients() {}

    /** Their names by their ids. */
    static Map<String, String> names(DataReceiver receiver) {
        Map<String, String> names = new LinkedHashMap<>();
        for (StoredResource patient : receiver.patients()) {
            var name = patient.resource().path("name").path(0);
            names.put(
                    patient.id(),
                    (name.path("given").path(0).asText("") + " "
                                    + name.path("family").asText(""))
                            .strip());
        }
        return names;
    }
}
