package org.cgmkit.cgm.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.CapabilityFacts;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.preflight.BaseUrlDiagnosis;
import org.cgmkit.kit.preflight.FirstTokens;
import org.cgmkit.kit.wire.Credentials;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.StillThrottledException;
import org.cgmkit.kit.wire.TargetClient;

/**
 * Looks at a target without writing: does it answer as a FHIR server, are the tokens taken, is the patient there. What a
 * requirement judges is left to the checks.
 */
public final class ReceiverPreflight {
    private final ReceiverTarget target;
    private final GuideVersion guide;
    private final TargetClient wire;
    private final Credentials credentials;
    private final List<String> notes = new ArrayList<>();

    private ReceiverPreflight(ReceiverTarget target, GuideVersion guide, TargetClient wire, Credentials credentials) {
        this.target = target;
        this.guide = guide;
        this.wire = wire;
        this.credentials = credentials;
    }

    /**
     * Looks at the target.
     *
     * @param wire the way to it
     * @param credentials what requests on that way go with
     * @throws UnreachableException where the target gives no answer, or only answers that it is broken
     * @throws ConfigurationException where the base URL, a token or the patient cannot be right
     */
    public static PreflightReport of(
            ReceiverTarget target, GuideVersion guide, TargetClient wire, Credentials credentials) {
        ReceiverPreflight preflight = new ReceiverPreflight(target, guide, wire, credentials);
        try {
            Exchange metadata = wire.sendFirst(Request.get("metadata"));
            Optional<String> problem = BaseUrlDiagnosis.of(target.server(), metadata);
            if (problem.isPresent()) {
                throw metadata.status() / 100 == 5
                        ? new UnreachableException(problem.get())
                        : new ConfigurationException(problem.get());
            }
            preflight.lookForTheOperation(metadata.json());
            preflight.lookForThePatient(metadata.json());
            return new PreflightReport(
                    preflight.notes,
                    CapabilityFacts.of(metadata.json()),
                    SubmissionPlace.saidIn(metadata.json(), guide),
                    preflight.unitsIn(metadata.json()));
        } catch (NoTokenException e) {
            throw FirstTokens.told(e);
        } catch (NoAnswerException e) {
            throw new UnreachableException(e.why());
        } catch (StillThrottledException e) {
            throw new UnreachableException("The target answers even the first question with 429 (too many requests): "
                    + "wait a while, or ask its owner to allow more requests.");
        }
    }

    private void lookForTheOperation(JsonNode metadata) {
        boolean instantiates = metadata.path("instantiates").toString().contains("cgm-data-receiver");
        boolean operation = metadata.path("rest").toString().contains("submit-cgm-bundle");
        boolean asBatch = guide.submission().bundleType().equals("batch");
        if (!instantiates && !operation && metadata.isObject()) {
            notes.add((asBatch
                            ? "This FHIR server does not say in its /metadata that it takes CGM data: it does not name "
                            : "This FHIR server does not offer $submit-cgm-bundle, as far as its /metadata says: it names neither "
                                    + "the operation nor ")
                    + guide.receiverCapabilityStatement()
                    + ". It is probably no CGM data receiver, or another server than you meant; "
                    + "the checks run nonetheless and show what is missing.");
        }
    }

    private AcceptedUnits unitsIn(JsonNode metadata) {
        AcceptedUnits units = AcceptedUnits.saidIn(metadata, guide);
        units.only()
                .ifPresent(unit -> notes.add("Its /metadata lists the profiles of glucose in " + unit.code()
                        + " only, and one unit is enough: everything is sent to it in " + unit.code()
                        + ", and what would need the other unit does not apply."));
        return units;
    }

    private void lookForThePatient(JsonNode metadata) {
        Exchange patient = wire.send(Request.get("Patient/" + target.patientId()));
        refuseUnauthorized(patient, credentials.readsApart() ? "read token" : "token");
        if (credentials.readsApart()) {
            refuseUnauthorized(wire.send(Request.bare("GET", "Patient/" + target.patientId())), "token");
        }
        switch (patient.status()) {
            case 200 -> {
                if (!patient.resourceType().equals("Patient")) {
                    notes.add("GET " + patient.url() + " was answered with 200, but not with a Patient.");
                }
            }
            case 404, 410 -> {
                if (readsPatients(metadata)) {
                    throw new ConfigurationException("The target has no patient with the id '" + target.patientId()
                            + "' (" + patient + "): give the patient's logical id on the target, which may differ from "
                            + "its identifiers and from its id elsewhere.");
                }
                notes.add(unconfirmed(patient) + " Its /metadata does not list reading of Patient.");
            }
            case 403 -> notes.add(unconfirmed(patient) + " The credential may not read Patient.");
            default -> notes.add(unconfirmed(patient));
        }
    }

    private String unconfirmed(Exchange patient) {
        return "Whether patient '" + target.patientId() + "' is there could not be confirmed (" + patient + ").";
    }

    private void refuseUnauthorized(Exchange exchange, String which) {
        if (exchange.status() != 401) {
            return;
        }
        throw new ConfigurationException(
                target.declaresCredential()
                        ? "The target refuses the " + which + " (" + exchange + "): it may have expired, belong to "
                                + "another server, or be mistyped. Get a new one and run again."
                        : "The target wants an access token (" + exchange + "), and none was given: "
                                + "give one with --token, in the variable CGMKIT_TOKEN, or let a target file say how to get one.");
    }

    private static boolean readsPatients(JsonNode metadata) {
        for (JsonNode rest : metadata.path("rest")) {
            for (JsonNode resource : rest.path("resource")) {
                if (resource.path("type").asText().equals("Patient")
                        && resource.path("interaction").findValuesAsText("code").contains("read")) {
                    return true;
                }
            }
        }
        return false;
    }
}
