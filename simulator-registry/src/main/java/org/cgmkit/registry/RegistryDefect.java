// Longer than 300 lines because each defect is a constant of this enumeration, with the one rule that it replaces.
package org.cgmkit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.cgmkit.registry.RegistryAnswer.Reason;

/**
 * A departure of a registry from what is asked of it: a constant with the one rule that it replaces.
 */
@SuppressWarnings("ImmutableEnumChecker") // what makes rules is a function without state
enum RegistryDefect {
    OPERATION_NOT_LISTED("capability.operation", "Lists no operation.", () -> new RegistryRules() {
        @Override
        ObjectNode metadata(ObjectNode sound) {
            ((ObjectNode) sound.at("/rest/0/resource/0")).remove("operation");
            return sound;
        }
    }),

    OPERATION_LISTED_FOR_THE_SYSTEM(
            "capability.operation", "Lists the operation for the whole server.", () -> new RegistryRules() {
                @Override
                ObjectNode metadata(ObjectNode sound) {
                    ((ObjectNode) sound.at("/rest/0"))
                            .set("operation", ((ObjectNode) sound.at("/rest/0/resource/0")).remove("operation"));
                    return sound;
                }
            }),

    SAYS_FHIR_R5("capability.fhir-r4-json", "Says that it speaks FHIR R5.", () -> new RegistryRules() {
        @Override
        ObjectNode metadata(ObjectNode sound) {
            return sound.put("fhirVersion", "5.0.0");
        }
    }),

    OPERATION_AT_THE_BASE_ONLY(
            "operation.type-level", "Takes submissions at the base only.", () -> new RegistryRules() {
                @Override
                boolean takesSubmissionsAt(String path) {
                    return path.equals("$submit-t1d-data");
                }
            }),

    PLAIN_TRANSACTION_ONLY("operation.type-level", "Takes plain transactions only.", () -> new RegistryRules() {
        @Override
        boolean takesSubmissionsAt(String path) {
            return path.isEmpty();
        }
    }),

    PARAMETERS_WRAPPER_ONLY(
            "operation.raw-body", "Takes the Bundle inside Parameters only.", () -> new RegistryRules() {
                @Override
                JsonNode bundle(JsonNode body) {
                    return body.at("/parameter/0/resource");
                }
            }),

    ANSWERS_BATCH_RESPONSE("response.bundle", "Answers as to a batch.", () -> new RegistryRules() {
        @Override
        ObjectNode answer(ObjectNode sound) {
            return sound.put("type", "batch-response");
        }
    }),

    ONE_ENTRY_WITHOUT_STATUS("response.entry-status", "Answers one entry without a status.", () -> new RegistryRules() {
        @Override
        ObjectNode answer(ObjectNode sound) {
            ((ObjectNode) sound.at("/entry/1/response")).remove("status");
            return sound;
        }
    }),

    ANSWERS_REVERSED(
            "response.same-order", "Answers the entries from the last to the first.", () -> new RegistryRules() {
                @Override
                ObjectNode answer(ObjectNode sound) {
                    ArrayNode reversed = sound.arrayNode();
                    sound.path("entry").forEach(e -> reversed.insert(0, e));
                    sound.set("entry", reversed);
                    return sound;
                }
            }),

    CREATED_WITHOUT_LOCATION(
            "response.location", "Says of visits that they are created, and not where.", () -> new RegistryRules() {
                @Override
                ObjectNode answer(ObjectNode sound) {
                    sound.path("entry").forEach(e -> {
                        if (e.at("/response/location").asText().startsWith("Organization/")) {
                            ((ObjectNode) e.path("response")).remove("location");
                        }
                    });
                    return sound;
                }
            }),

    REFUSAL_AS_PLAIN_TEXT("response.overall-outcome", "Refuses in plain text.", () -> new RegistryRules() {
        @Override
        RegistryAnswer refusal(RegistryAnswer sound, ArrayNode entries, RegistryStore store) {
            return new RegistryAnswer(sound.status(), "Not valid: Encounter.class, Patient.gender");
        }
    }),

    KEEPS_THE_PATIENT_AFTER_A_REFUSAL(
            "transaction.truthful", "Stores the patient of a refused submission.", () -> new RegistryRules() {
                @Override
                RegistryAnswer refusal(RegistryAnswer sound, ArrayNode entries, RegistryStore store) {
                    entries.forEach(e -> {
                        if (e.at("/resource/resourceType").asText().equals("Patient")
                                && e.path("resource") instanceof ObjectNode patient) {
                            String id = store.nextId();
                            store.put("Patient", id, patient.deepCopy().put("id", id));
                        }
                    });
                    return sound;
                }
            }),

    KEEPS_URN_UUIDS("transaction.references", "Leaves references to visits as they came.", () -> new RegistryRules() {
        @Override
        boolean rewrites(String type, String element, boolean matched) {
            return !element.equals("encounter");
        }
    }),

    REWRITES_SUBJECT_ONLY("transaction.references", "Rewrites subjects only.", () -> new RegistryRules() {
        @Override
        boolean rewrites(String type, String element, boolean matched) {
            return element.equals("subject");
        }
    }),

    NEEDS_TARGETS_FIRST("transaction.order-free", "Refuses what refers to later entries.", () -> new RegistryRules() {
        @Override
        List<Reason> reasons(JsonNode bundle, List<Reason> found) {
            return bundle.at("/entry/0/resource/resourceType").asText().equals("MedicationRequest")
                    ? List.of(new Reason("Bundle.entry[0]", "MedicationRequest.subject is not there yet."))
                    : found;
        }
    }),

    CONDITION_CREATES_TWICE("conditional-create.created", "Creates a patient twice.", () -> new RegistryRules() {
        @Override
        int copies(String type, boolean conditional) {
            return type.equals("Patient") ? 2 : 1;
        }
    }),

    IGNORES_IF_NONE_EXIST("conditional-create.matched", "Does not look at conditions.", () -> new RegistryRules() {
        @Override
        List<String> matches(List<String> found) {
            return List.of();
        }
    }),

    MATCH_LEAVES_URN_UUIDS(
            "conditional-create.references",
            "Leaves references to matched entries as they came.",
            () -> new RegistryRules() {
                @Override
                boolean rewrites(String type, String element, boolean matched) {
                    return !(matched && element.equals("subject"));
                }
            }),

    TAKES_THE_FIRST_OF_SEVERAL(
            "conditional-create.ambiguous", "Takes the first of several matches.", () -> new RegistryRules() {
                @Override
                List<String> matches(List<String> found) {
                    return found.stream().limit(1).toList();
                }
            }),

    CONDITIONAL_PUT_CREATES(
            "conditional-update.supported",
            "Creates another patient by a conditional update.",
            () -> new RegistryRules() {
                @Override
                List<String> updated(List<String> found) {
                    return List.of();
                }
            }),

    CLAIMS_CREATE_REFUSES_IT("individual.create", "Lists create and refuses it.", () -> new RegistryRules() {
        @Override
        boolean takesCreates() {
            return false;
        }
    }),

    REFUSES_RACE("must-support.accepted", "Refuses race.", () -> new RegistryRules() {
        @Override
        List<Reason> reasons(JsonNode bundle, List<Reason> found) {
            return bundle.toString().contains("StructureDefinition/t1d-race\"")
                            && bundle.path("entry").size() > 3
                    ? List.of(new Reason("Patient.extension", "Race is not taken here."))
                    : found;
        }
    }),

    DROPS_INSULIN_REGIMEN("must-support.stored", "Drops the insulin regimen.", () -> new RegistryRules() {
        @Override
        ObjectNode stored(ObjectNode resource) {
            return without(resource, "insulin-regimen");
        }
    }),

    DROPS_ENCOUNTER_DURATION("must-support.stored", "Drops the length of visits.", () -> new RegistryRules() {
        @Override
        ObjectNode stored(ObjectNode resource) {
            return without(resource, "encounter-duration");
        }
    }),

    DROPS_REFERENCE_RANGE("must-support.stored", "Drops reference ranges.", () -> new RegistryRules() {
        @Override
        ObjectNode stored(ObjectNode resource) {
            resource.remove("referenceRange");
            return resource;
        }
    }),

    ACCEPTS_AND_FORGETS_CONDITIONS("storage.retrievable", "Forgets diagnoses.", () -> new RegistryRules() {
        @Override
        boolean stores(String type) {
            return !type.equals("Condition");
        }
    }),

    CONVERTS_MMOL_MOL("storage.faithful", "Converts an HbA1c to percent.", () -> new RegistryRules() {
        @Override
        ObjectNode stored(ObjectNode resource) {
            if (resource.at("/valueQuantity/unit").asText().equals("mmol/mol")) {
                ((ObjectNode) resource.path("valueQuantity"))
                        .put("value", 6.5)
                        .put("unit", "%")
                        .put("code", "%");
            }
            return resource;
        }
    }),

    DROPS_THE_ZONE("storage.faithful", "Takes local times for UTC.", () -> new RegistryRules() {
        @Override
        ObjectNode stored(ObjectNode resource) {
            String time = resource.path("effectiveDateTime").asText();
            return time.isEmpty()
                    ? resource
                    : resource.put(
                            "effectiveDateTime", OffsetDateTime.parse(time).toLocalDateTime() + ":00Z");
        }
    }),

    ENCOUNTER_IDENTIFIER_NOT_SEARCHABLE(
            "identifiers.searchable", "Finds no visit by its identifier.", () -> new RegistryRules() {
                @Override
                List<String> found(String type, List<String> sound) {
                    return type.equals("Encounter") ? List.of() : sound;
                }
            }),

    AT_MOST_500_ENTRIES("size.thousand", "Takes 500 entries at most.", () -> new RegistryRules() {
        @Override
        List<Reason> reasons(JsonNode bundle, List<Reason> found) {
            return bundle.path("entry").size() > 500
                    ? List.of(new Reason("Bundle.entry", "More than 500 entries."))
                    : found;
        }
    }),

    OVERLOOKS_MANDATORY_ELEMENTS(
            "validation.profile", "Overlooks that elements are missing.", () -> new RegistryRules() {
                @Override
                List<Reason> reasons(JsonNode bundle, List<Reason> found) {
                    return found.stream().anyMatch(r -> r.text().contains("is missing")) ? List.of() : found;
                }
            }),

    OVERLOOKS_UNITS("validation.profile", "Overlooks units.", () -> new RegistryRules() {
        @Override
        List<Reason> reasons(JsonNode bundle, List<Reason> found) {
            return found.stream().anyMatch(r -> r.path().endsWith(".unit")) ? List.of() : found;
        }
    }),

    SAYS_ONLY_INVALID("validation.message", "Says of a refusal only that it is invalid.", () -> new RegistryRules() {
        @Override
        RegistryAnswer refusal(RegistryAnswer sound, ArrayNode entries, RegistryStore store) {
            return RegistryAnswer.refusal(sound.status(), "Invalid.");
        }
    }),

    FAILS_500_ON_COLLECTION(
            "validation.malformed", "Fails where the Bundle is a collection.", () -> new RegistryRules() {
                @Override
                RegistryAnswer refusal(RegistryAnswer sound, ArrayNode entries, RegistryStore store) {
                    return sound.body().contains("Bundle.type")
                            ? RegistryAnswer.refusal(500, "Bundle.type: NullPointerException")
                            : sound;
                }
            });

    private static final String ROLE = "t1d-receiver.";

    private final String requirement;
    private final String description;
    private final Supplier<RegistryRules> rules;

    RegistryDefect(String requirement, String description, Supplier<RegistryRules> rules) {
        this.requirement = requirement;
        this.description = description;
        this.rules = rules;
    }

    /** The rules of a registry with this defect. */
    RegistryRules rules() {
        return rules.get();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String requirement() {
        return ROLE + requirement;
    }

    String description() {
        return description;
    }

    static Optional<RegistryDefect> find(String id) {
        return Arrays.stream(values()).filter(d -> d.id().equals(id)).findFirst();
    }

    private static ObjectNode without(ObjectNode resource, String extension) {
        for (Iterator<JsonNode> each = resource.path("extension").elements(); each.hasNext(); ) {
            if (each.next().path("url").asText().endsWith(extension)) {
                each.remove();
            }
        }
        return resource;
    }
}
