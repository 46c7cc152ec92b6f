package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cgmkit.ehr.admission.AdmissionRule;
import org.cgmkit.ehr.admission.AllowedContainedTypes;
import org.cgmkit.ehr.admission.AllowedMethods;
import org.cgmkit.ehr.admission.AllowedTypes;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.admission.RelativeUrl;
import org.cgmkit.ehr.admission.UrlNamesType;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.IntakeContext;
import org.cgmkit.ehr.intake.MatchedResource;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.ehr.workings.Workings;

/** What a receiver can let in that it should keep out: operations, types, URLs. */
final class AllowListDefects {
    private static final String POST_ONLY = "receiver.allow-list.post-only";
    private static final String TYPES = "receiver.allow-list.resource-types";
    private static final String WHOLE = "receiver.allow-list.whole-bundle";
    private static final String URL = "receiver.allow-list.url-agrees";

    private AllowListDefects() {}

    static List<Defect> all() {
        return List.of(
                method("accepts-put", "PUT", AllowListDefects::put),
                method("accepts-delete", "DELETE", AllowListDefects::delete),
                patch(),
                method("accepts-get", "GET", (entry, at) -> new EntryDisposition.Done(200)),
                type("accepts-practitioner", "Practitioner"),
                type("accepts-medication-request", "MedicationRequest"),
                type("accepts-encounter", "Encounter"),
                type("accepts-subscription", "Subscription"),
                type("accepts-task", "Task"),
                contained("accepts-contained-practitioner", "Practitioner"),
                contained("accepts-contained-medication-request", "MedicationRequest"),
                Defect.of(
                        "stores-the-rest-beside-operations",
                        WHOLE,
                        "Refuses an entry with a disallowed operation, and stores the others.",
                        w -> entryByEntry(w, Set.of(AllowedMethods.class))),
                Defect.of(
                        "stores-the-rest-beside-types",
                        WHOLE,
                        "Refuses an entry with a disallowed type, and stores the others.",
                        w -> entryByEntry(w, Set.of(AllowedTypes.class, AllowedContainedTypes.class))),
                Defect.of(
                        "rejects-and-stores-the-rest",
                        WHOLE,
                        "Rejects a submission with a disallowed operation or type, and stores its other entries.",
                        w -> entryByEntry(
                                        w,
                                        Set.of(AllowedMethods.class, AllowedTypes.class, AllowedContainedTypes.class))
                                .answering(AllowListDefects::rejected)),
                Defect.of(
                        "refuses-and-stores-other-urls",
                        URL,
                        "Refuses an entry whose URL disagrees with its resource, and stores it all the same.",
                        w -> w.admitting(a -> a.without(UrlNamesType.class::isInstance))
                                .taking(i -> i.handling("POST", refusedAndKept(i.step("POST"))))),
                url(
                        "accepts-url-of-another-type",
                        "Accepts an entry whose URL names another type than its resource has.",
                        u -> !u.isEmpty() && !u.contains("/")),
                url(
                        "accepts-url-with-id",
                        "Accepts the POST of an entry to the URL of a single resource.",
                        u -> u.contains("/")),
                without("accepts-absolute-url", URL, "Accepts an entry with an absolute URL.", RelativeUrl.class));
    }

    private static Defect method(String id, String method, EntryStep step) {
        return Defect.of(
                id,
                POST_ONLY,
                "Accepts entries with " + method + ".",
                w -> w.admitting(
                                a -> a.replacing(AllowedMethods.class, r -> new AllowedMethods(Set.of("POST", method))))
                        .taking(i -> i.handling(method, step)));
    }

    /** What a PATCH carries is a Binary or Parameters, which other rules refuse for their own reasons. */
    private static Defect patch() {
        Defect accepting = method("accepts-patch", "PATCH", (entry, at) -> new EntryDisposition.Done(200));
        return Defect.of(
                accepting.id(),
                POST_ONLY,
                accepting.description(),
                w -> accepting
                        .departure()
                        .apply(w)
                        .admitting(a -> a.replacing(AllowedTypes.class, AllowListDefects::sparingPatches)
                                .replacing(UrlNamesType.class, AllowListDefects::sparingPatches)));
    }

    private static EntryRule sparingPatches(AdmissionRule rule) {
        EntryRule each = (EntryRule) rule;
        return (entry, bundle, context) ->
                entry.method().equals("PATCH") ? Optional.empty() : each.judge(entry, bundle, context);
    }

    private static Defect type(String id, String type) {
        return Defect.of(
                id,
                TYPES,
                "Accepts resources of type " + type + ".",
                w -> w.admitting(a ->
                        a.replacing(AllowedTypes.class, r -> r instanceof AllowedTypes t ? t.and(type) : r)));
    }

    private static Defect without(
            String id, String requirement, String description, Class<? extends AdmissionRule> rule) {
        return Defect.of(id, requirement, description, w -> w.admitting(a -> a.without(rule::isInstance)));
    }

    private static Defect contained(String id, String type) {
        return Defect.of(
                id,
                TYPES,
                "Accepts resources of type " + type + " inside another one.",
                w -> w.admitting(a -> a.replacing(
                        AllowedContainedTypes.class, r -> r instanceof AllowedContainedTypes t ? t.and(type) : r)));
    }

    private static Defect url(String id, String description, Predicate<String> spared) {
        return Defect.of(
                id,
                URL,
                description,
                w -> w.admitting(a -> a.replacing(UrlNamesType.class, rule -> {
                    EntryRule each = (EntryRule) rule;
                    return (EntryRule) (entry, bundle, context) ->
                            spared.test(entry.url()) ? Optional.empty() : each.judge(entry, bundle, context);
                })));
    }

    /** Where an entry is refused for its method or type, which alone have this status, the answer is that of a rejection. */
    private static SubmissionAnswer rejected(SubmissionAnswer answer) {
        if (!answer.processed() || answer.body() == null) {
            return answer;
        }
        for (JsonNode entry : answer.body().path("entry")) {
            JsonNode response = entry.path("response");
            if (response.path("status").asText().startsWith("422")
                    && response.path("outcome") instanceof ObjectNode outcome) {
                return SubmissionAnswer.of(422, outcome);
            }
        }
        return answer;
    }

    private static EntryStep refusedAndKept(EntryStep sound) {
        return (entry, at) -> {
            EntryDisposition taken = sound.take(entry, at);
            boolean disagrees =
                    new UrlNamesType().judge(entry, at.bundle(), at.context()).isPresent();
            return disagrees && taken instanceof EntryDisposition.Keep keep
                    ? new EntryDisposition.Keep(keep.as(), keep.fingerprint(), 400)
                    : taken;
        };
    }

    private static Workings entryByEntry(Workings workings, Set<Class<?>> moved) {
        EntryRule[] rules = workings.admission().rules().stream()
                .filter(r -> moved.contains(r.getClass()))
                .map(EntryRule.class::cast)
                .toArray(EntryRule[]::new);
        return workings.admitting(a -> a.without(r -> moved.contains(r.getClass())))
                .taking(i -> i.ruling(rules));
    }

    /** Stores the resource under the id in the URL. */
    private static EntryDisposition put(SubmittedEntry entry, IntakeContext at) {
        String id = entry.url().replaceFirst("^.*/", "");
        if (entry.resource() == null) {
            return new EntryDisposition.Done(200);
        }
        int version =
                at.store().read(entry.type(), id).map(StoredResource::version).orElse(0) + 1;
        return new EntryDisposition.Keep(
                MatchedResource.of(entry, id, version, at.now()), "", version == 1 ? 201 : 200);
    }

    private static EntryDisposition delete(SubmittedEntry entry, IntakeContext at) {
        String[] parts = entry.url().split("/");
        if (parts.length == 2) {
            at.store().delete(parts[0], parts[1]);
        }
        return new EntryDisposition.Done(204);
    }
}
