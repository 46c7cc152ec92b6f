package org.cgmkit.cli.validate;

import org.cgmkit.validation.finding.GroupedFindings;

/**
 * What the validator said of one file.
 *
 * @param name the file's name as it was given
 * @param guide the guide that it was checked by, and why
 * @param profile the canonical that it was checked against, or empty for FHIR's own definition of its type
 * @param entriesAlone whether its entries were checked each by its own profile
 * @param findings what there is to say
 */
record ValidatedFile(
        String name, GuideRecognition guide, String profile, boolean entriesAlone, GroupedFindings findings) {

    /** Whether nothing makes it invalid. */
    boolean valid() {
        return errors() == 0;
    }

    /** The profile in a few characters. */
    String shortProfile() {
        return (profile.isEmpty() ? "FHIR R4" : profile.substring(profile.lastIndexOf('/') + 1))
                + (entriesAlone ? ", entries by their own profiles" : "");
    }

    /** How many findings make it invalid. */
    long errors() {
        return findings.errors();
    }
}
