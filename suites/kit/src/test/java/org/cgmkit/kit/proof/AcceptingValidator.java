package org.cgmkit.kit.proof;

import java.util.List;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;

/** Finds nothing wrong, at once: what is judged here is not what a receiver's validation finds. */
public enum AcceptingValidator implements ProfileValidator {
    VALIDATOR;

    @Override
    public List<Finding> validate(String json) {
        return List.of();
    }

    @Override
    public List<Finding> validate(String json, String profile) {
        return List.of();
    }
}
