package org.cgmkit.cgm.receiver.capability;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.cgm.passive.PassiveCheck;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.receiver.DescribedServer;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Facts;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what a receiver says of itself (the guide's capability statement for receivers). */
@ExtendWith(SubjectExtension.class)
class CapabilityChecks {
    private static final String OPERATION = "submit-cgm-bundle";

    @Shall("receiver.capability.instantiates")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement says that the server is a CGM data receiver")
    void saysThatItIsACgmDataReceiver(DescribedServer receiver) {
        Capability capability = Capability.of(receiver);
        String canonical = receiver.guide().receiverCapabilityStatement();

        boolean listed = capability.instantiates().stream()
                .anyMatch(c -> Capability.isCanonical(c, canonical, receiver.guide()));

        if (!listed) {
            throw Facts.failure(
                    "CapabilityStatement.instantiates",
                    canonical,
                    capability.instantiates().isEmpty() ? "there is none" : "found " + capability.instantiates(),
                    TrapAdvice.onCanonicals(receiver.guide(), capability.instantiates()));
        }
    }

    @Base("receiver.capability.fhir-r4-json")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement is JSON and says FHIR 4.0.1 and JSON")
    void speaksFhirR4InJson(DescribedServer receiver) {
        Exchange metadata = receiver.metadata();

        assertThat("type of the JSON resource at /metadata", metadata.resourceType(), is("CapabilityStatement"));
        assertThat(
                "CapabilityStatement.fhirVersion",
                metadata.json().path("fhirVersion").asText(),
                is("4.0.1"));
        List<String> formats = new ArrayList<>();
        metadata.json().path("format").forEach(f -> formats.add(f.asText()));
        if (formats.stream().noneMatch(f -> f.contains("json"))) {
            throw Facts.failure("CapabilityStatement.format", "json", "found " + formats, "");
        }
    }

    @Expected("receiver.capability.operation")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists the operation $submit-cgm-bundle")
    void listsTheOperation(DescribedServer receiver) {
        GuideVersion guide = receiver.guide();
        Capability capability = Capability.of(receiver);
        List<JsonNode> named = named(capability.systemOperations());
        List<JsonNode> atBundle = named(capability.operationsOf("Bundle"));
        boolean eitherWillDo = guide.submission().paths().size() > 1;

        if (named.isEmpty() && (atBundle.isEmpty() || !eitherWillDo)) {
            throw Facts.failure(
                    "operations of the system level (CapabilityStatement.rest.operation)",
                    OPERATION,
                    atBundle.isEmpty() ? "it is not there" : "it is listed at the resource type Bundle",
                    atBundle.isEmpty() ? "" : TrapAdvice.on(guide, "superseded-draft"));
        }
        List<String> definitions = (named.isEmpty() ? atBundle : named)
                .stream().map(o -> o.path("definition").asText()).toList();
        if (definitions.stream().noneMatch(d -> Capability.isCanonical(d, guide.submitOperation(), guide))) {
            throw Facts.failure(
                    "definition of " + OPERATION,
                    guide.submitOperation(),
                    "found " + definitions,
                    TrapAdvice.onCanonicals(guide, definitions));
        }
    }

    private static List<JsonNode> named(List<JsonNode> operations) {
        return operations.stream()
                .filter(o -> o.path("name").asText().replace("$", "").equals(OPERATION))
                .toList();
    }

    @Expected("receiver.capability.batch")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists the batch as an interaction of the system")
    void listsTheBatch(DescribedServer receiver) {
        List<String> interactions = Capability.of(receiver).systemInteractions();

        if (!interactions.contains("batch")) {
            throw Facts.failure(
                    "interactions of the system level (CapabilityStatement.rest.interaction)",
                    "batch",
                    interactions.isEmpty() ? "there is none" : "found " + interactions,
                    "");
        }
    }

    @Expected("receiver.capability.orders")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists reading and searching of orders")
    void listsOrders(DescribedServer receiver) {
        Capability capability = Capability.of(receiver);

        assertListed(
                "ServiceRequest",
                "interactions",
                capability.missingInteractions("ServiceRequest", "read", "search-type"));
        assertListed(
                "ServiceRequest",
                "search parameters",
                capability.missingParameters("ServiceRequest", "patient", "code"));
    }

    @Expected("receiver.capability.devices")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists creating and updating of devices")
    void listsDevices(DescribedServer receiver) {
        Capability capability = Capability.of(receiver);

        assertListed("Device", "interactions", capability.missingInteractions("Device", "create", "update"));
    }

    @Expected("receiver.capability.reports")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists creating and updating of reports")
    void listsReports(DescribedServer receiver) {
        Capability capability = Capability.of(receiver);

        assertListed(
                "DiagnosticReport",
                "interactions",
                capability.missingInteractions("DiagnosticReport", "create", "update"));
    }

    @Expected("receiver.capability.observations")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists creating and updating of observations, and their search parameters")
    void listsObservations(DescribedServer receiver) {
        Capability capability = Capability.of(receiver);

        assertListed("Observation", "interactions", capability.missingInteractions("Observation", "create", "update"));
        assertListed(
                "Observation",
                "search parameters",
                capability.missingParameters("Observation", "patient", "category", "code"));
    }

    @Expected("receiver.capability.profiles")
    @PassiveCheck(Traffic.METADATA)
    @DisplayName("The capability statement lists the guide's profiles for each type")
    void listsProfiles(DescribedServer receiver) {
        Capability capability = Capability.of(receiver);

        List<String> missing = new ArrayList<>();
        List<String> spared = new ArrayList<>();
        Set<String> unlisted = new TreeSet<>();
        GuideVersion guide = receiver.guide();
        for (Profile profile : ListedProfiles.EXPECTED) {
            if (!guide.profiles().contains(profile)) {
                continue;
            }
            if (!capability.lists(profile.type())) {
                unlisted.add(profile.type());
                continue;
            }
            List<String> listed = capability.profilesOf(profile.type());
            if (!listed.contains(profile.url(guide))) {
                boolean otherUnit = ListedProfiles.otherUnitIsListed(profile, listed, guide);
                (otherUnit ? spared : missing).add(profile.type() + ": " + profile.url(guide));
            }
        }

        if (!spared.isEmpty()) {
            receiver.remark("Not listed, while the same is listed in the other unit of glucose, which is enough: "
                    + String.join(", ", spared) + ".");
        }
        assertNone(
                "profiles that supportedProfile does not list",
                missing,
                TrapAdvice.onCanonicals(receiver.guide(), capability.profilesOf("Observation")));
        if (!unlisted.isEmpty()) {
            throw inconclusive("The capability statement does not list " + String.join(", ", unlisted)
                    + " at all, so nothing can be said of the profiles of such resources; see the rows on what is "
                    + "listed for each type, as receiver.capability.observations.");
        }
    }

    private static void assertListed(String type, String what, List<String> missing) {
        assertNone(what + " of " + type + " that the capability statement does not list", missing, "");
    }
}
