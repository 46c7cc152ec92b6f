package org.cgmkit.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;

/** Stands in for profile validation where a test is about something else: only a status {@code broken} is wrong. */
public final class NoValidation implements ProfileValidator {

    @Override
    public List<Finding> validate(String json) {
        return List.of();
    }

    @Override
    public List<Finding> validate(String json, String profile) {
        List<Finding> findings = new ArrayList<>();
        int position = 0;
        for (JsonNode entry : Submission.parse(json).bundle().path("entry")) {
            if (entry.path("resource").path("status").asText("").equals("broken")) {
                findings.add(new Finding(
                        Finding.Severity.ERROR,
                        "Bundle.entry[" + position + "].resource.status",
                        0,
                        0,
                        position,
                        "The status is broken.",
                        null,
                        null,
                        null));
            }
            position++;
        }
        return findings;
    }
}
