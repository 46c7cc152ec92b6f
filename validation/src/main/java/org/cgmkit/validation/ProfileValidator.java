package org.cgmkit.validation;

import java.util.List;

/**
 * Says where a FHIR resource departs from a profile. The one way in which the rest of the kit validates; thread-safe.
 */
public interface ProfileValidator {

    /**
     * Validates against the base definition of the resource's own type and the profiles that it claims in
     * {@code meta.profile}.
     *
     * @param json the resource as it was on the wire
     * @return what there is to say, in the order of the document; input that is no FHIR JSON gives one FATAL finding
     */
    List<Finding> validate(String json);

    /**
     * Validates against one profile.
     *
     * @param json the resource as it was on the wire
     * @param profile the canonical of the profile
     * @return as {@link #validate(String)}; an unknown profile gives one FATAL finding that says so
     */
    List<Finding> validate(String json, String profile);
}
