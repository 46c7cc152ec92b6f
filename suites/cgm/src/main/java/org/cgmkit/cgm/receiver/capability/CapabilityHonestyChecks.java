package org.cgmkit.cgm.receiver.capability;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks that what a receiver says of itself is true (FHIR R4, CapabilityStatement). */
@ExtendWith(SubjectExtension.class)
class CapabilityHonestyChecks {
    private static final List<String> TYPES = List.of("ServiceRequest", "Device", "DiagnosticReport", "Observation");

    /** Of which another requirement says that they are to be found. */
    private static final Set<String> FOUND_ANYWAY = Set.of("DiagnosticReport", "Observation");

    @Base("receiver.capability.honest")
    @Creates({"3 Device", "2 DiagnosticReport", "5 Observation"})
    @DisplayName("What the capability statement claims for the guide's types works when it is called")
    void whatIsClaimedWorks(Receiver receiver) {
        Capability capability = Capability.of(receiver);

        List<ClaimedCall> calls = TYPES.stream()
                .flatMap(type -> new ClaimedCalls(receiver, capability, type).all().stream())
                .toList();

        if (calls.isEmpty()) {
            throw notApplicable("The capability statement claims nothing for " + TYPES + " that could be called.");
        }
        Set<String> unfound = foundByNoSearch(calls);
        assertNone(
                "claims that do not hold",
                calls.stream()
                        .filter(ClaimedCall::isBroken)
                        .filter(call -> !unfound.contains(call.missed()))
                        .toList(),
                "Either support what the capability statement lists, or remove it from the statement.");
        if (!unfound.isEmpty()) {
            throw inconclusive("No search at all finds what was just made of " + String.join(", ", unfound)
                    + ", so nothing can be said of single parameters: that is for receiver.storage.searchable.");
        }
        List<ClaimedCall> open = calls.stream().filter(ClaimedCall::isOpen).toList();
        if (!open.isEmpty()) {
            throw inconclusive("Of what is claimed some was refused for another reason than not being offered, so "
                    + "nothing can be said of it: " + open + ".");
        }
    }

    /** The types of which every search missed the resource that it should have found; none where nothing else speaks of that. */
    private static Set<String> foundByNoSearch(List<ClaimedCall> calls) {
        Set<String> unfound = new TreeSet<>();
        for (String type : TYPES) {
            List<ClaimedCall> searches = calls.stream()
                    .filter(call -> call.claim().startsWith("search of " + type + " "))
                    .toList();
            if (searches.size() > 1
                    && searches.stream().allMatch(call -> call.missed().equals(type))) {
                unfound.add(type);
            }
        }
        return Collections.disjoint(unfound, FOUND_ANYWAY) ? Set.of() : unfound;
    }
}
