package org.cgmkit.cgm.receiver.capability;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.List;
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

    @Base("receiver.capability.honest")
    @Creates({"2 Device", "2 DiagnosticReport", "2 Observation"})
    @DisplayName("What the capability statement claims for the guide's types works when it is called")
    void whatIsClaimedWorks(Receiver receiver) {
        Capability capability = Capability.of(receiver);

        List<ClaimedCall> calls = TYPES.stream()
                .flatMap(type -> new ClaimedCalls(receiver, capability, type).all().stream())
                .toList();

        if (calls.isEmpty()) {
            throw notApplicable("The capability statement claims nothing for " + TYPES + " that could be called.");
        }
        assertNone(
                "claims that do not hold",
                calls.stream().filter(ClaimedCall::isBroken).toList(),
                "Either offer what the capability statement lists, or do not list it.");
        List<ClaimedCall> open = calls.stream().filter(ClaimedCall::isOpen).toList();
        if (!open.isEmpty()) {
            throw inconclusive("Of what is claimed some was refused for another reason than not being offered, so "
                    + "nothing can be said of it: " + open + ".");
        }
    }
}
