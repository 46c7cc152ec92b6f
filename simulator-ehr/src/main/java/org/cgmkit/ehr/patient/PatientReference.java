package org.cgmkit.ehr.patient;

import java.util.Set;

/**
 * What a reference to a patient comes down to.
 *
 * @param form how it is written
 * @param ids the ids of the receiver's patients that it speaks of; empty where it speaks of none
 * @param text the reference as a person would quote it
 */
public record PatientReference(ReferenceForm form, Set<String> ids, String text) {

    public PatientReference {
        ids = Set.copyOf(ids);
    }
}
