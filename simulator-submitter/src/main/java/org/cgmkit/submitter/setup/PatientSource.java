package org.cgmkit.submitter.setup;

/** How the app learns the patient's logical id on the receiver (guide, "Establish EHR Patient ID"). */
public sealed interface PatientSource {

    /**
     * It is told.
     *
     * @param id the logical id
     */
    record Given(String id) implements PatientSource {
        public Given {
            if (!id.matches("[A-Za-z0-9\\-.]{1,64}")) {
                throw new IllegalArgumentException("Expected the logical id of a patient (letters, digits, hyphens and"
                        + " dots, at most 64), but got " + id + ".");
            }
        }
    }

    /** The authorization server says it with the token ({@code launch/patient}). */
    record FromLaunch() implements PatientSource {}

    /**
     * It searches, and goes on where exactly one patient is found.
     *
     * @param query an identifier as {@code system|value}, or the query of a search such as
     *     {@code family=Lindqvist&birthdate=1987-04-12}
     */
    record BySearch(String query) implements PatientSource {}
}
