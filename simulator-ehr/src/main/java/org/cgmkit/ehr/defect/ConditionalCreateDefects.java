package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.intake.ConditionalCreate;
import org.cgmkit.ehr.intake.CreateDecision;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.MatchedResource;
import org.cgmkit.ehr.search.CreateCondition;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.Workings;

/** What a receiver can get wrong about conditional creates. */
final class ConditionalCreateDefects {
    private static final String CREATED = "receiver.conditional-create.created";
    private static final String MATCHED = "receiver.conditional-create.matched";
    private static final String AMBIGUOUS = "receiver.conditional-create.ambiguous";

    private ConditionalCreateDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "refuses-if-none-exist",
                        "receiver.conditional-create.supported",
                        "Refuses entries with ifNoneExist.",
                        w -> w.taking(i -> i.deciding(ConditionalCreate.unsupported()))),
                Defect.of(
                        "wants-typed-conditions",
                        "receiver.conditional-create.supported",
                        "Understands ifNoneExist only with the type before the query, as in Observation?identifier=…",
                        w -> w.taking(i -> i.deciding(new TypedConditions()))),
                changed(
                        "created-answered-200",
                        "receiver.conditional-create.created",
                        "Stores an entry without a match, and answers 200.",
                        v -> v instanceof CreateDecision.Create ? new CreateDecision.Create(200) : v),
                conditions(
                        "conditions-without-system",
                        CREATED,
                        "Looks for an identifier in a condition without its system.",
                        condition -> condition.replaceFirst("identifier=[^&]*?(\\||%7C)", "identifier=")),
                conditions(
                        "conditions-on-codes-without-system",
                        CREATED,
                        "Looks for a code in a condition without its system.",
                        condition -> condition.replaceAll("[^=,&|]+[|]([0-9]+-[0-9])", "$1")),
                conditions(
                        "first-condition-only",
                        CREATED,
                        "Looks at the first of several conditions only.",
                        condition -> condition.replaceFirst("&.*", "")),
                conditions(
                        "last-condition-only",
                        CREATED,
                        "Looks at the last of several conditions only.",
                        condition -> condition.replaceFirst("^.*&", "")),
                Defect.of(
                        "conditions-over-all-types",
                        CREATED,
                        "Takes a resource of any type for a match of a condition.",
                        w -> w.taking(i -> i.handling("POST", overAllTypes(i.step("POST"))))),
                conditions(
                        "joined-conditions-meet-nothing",
                        MATCHED,
                        "Takes several conditions for one, which nothing meets.",
                        condition -> condition.replace("&", "%26")),
                conditions(
                        "conditions-undecoded",
                        MATCHED,
                        "Does not decode conditions, so that one with percent signs meets nothing.",
                        condition -> condition.replace("%", "%25")),
                Defect.of(
                        "overwrites-the-match",
                        MATCHED,
                        "Puts the entry in the place of the resource that matches its condition.",
                        w -> w.taking(i -> i.handling("POST", overwriting(i.step("POST"))))),
                changed(
                        "creates-despite-match",
                        MATCHED,
                        "Creates a resource though one matches.",
                        v -> v instanceof CreateDecision.Found ? new CreateDecision.Create(201) : v),
                changed(
                        "match-answered-201",
                        MATCHED,
                        "Answers 201 where one resource matches.",
                        v -> v instanceof CreateDecision.Found f ? new CreateDecision.Found(f.match(), 201, true) : v),
                changed(
                        "match-answered-304",
                        MATCHED,
                        "Answers 304 where one resource matches.",
                        v -> v instanceof CreateDecision.Found f ? new CreateDecision.Found(f.match(), 304, true) : v),
                changed(
                        "match-without-location",
                        MATCHED,
                        "Does not say where the match is.",
                        v -> v instanceof CreateDecision.Found f ? new CreateDecision.Found(f.match(), 200, false) : v),
                Defect.of(
                        "several-matches-pick-first",
                        AMBIGUOUS,
                        "Takes the first of several matches.",
                        w -> w.taking(i ->
                                i.deciding((entry, matches) -> matches.get().size() > 1
                                        ? new CreateDecision.Found(matches.get().getFirst(), 200, true)
                                        : w.intake().conditionalCreate().decide(entry, matches)))),
                Defect.of(
                        "several-matches-fail-the-bundle",
                        AMBIGUOUS,
                        "Answers the whole submission with a bare 412 where one entry has several matches.",
                        w -> w.taking(i -> i.refusing(ConditionalCreateDefects::bare412))),
                Defect.of(
                        "drops-identifiers",
                        "receiver.conditional-create.identifiers-kept",
                        "Finds resources by the submitted identifiers, and does not give them back.",
                        w -> w.taking(i -> i.keeping(r -> {
                            r.remove("identifier");
                            return r;
                        }))),
                Defect.of(
                        "keeps-the-first-identifier",
                        "receiver.conditional-create.identifiers-kept",
                        "Keeps the first of several identifiers of a resource.",
                        w -> w.taking(i -> i.keeping(ConditionalCreateDefects::withFirstIdentifier))),
                Defect.of(
                        "loses-numbers-of-summaries",
                        "receiver.conditional-create.identifiers-kept",
                        "Loses one of several identifiers of whatever covers a period, and keeps all those of readings.",
                        w -> w.taking(i -> i.keeping(ConditionalCreateDefects::withoutNumbers))),
                unsupported(
                        "refuses-conditions-with-422",
                        "receiver.conditional-create.refused",
                        "Does not support conditional creates, and refuses such entries with 422.",
                        w -> w.taking(i -> i.deciding((entry, matches) -> new CreateDecision.Reject(Refusal.of(
                                422, "not-supported", "Expected no ifNoneExist in entry " + entry.position() + "."))))),
                unsupported(
                        "creates-instead-of-refusing",
                        "receiver.conditional-create.refused",
                        "Does not support conditional creates, and creates such entries all the same.",
                        w -> w.taking(i -> i.deciding((entry, matches) -> new CreateDecision.Create(201)))),
                unsupported(
                        "refuses-conditions-and-stores",
                        "receiver.conditional-create.refused",
                        "Does not support conditional creates, and answers such entries 400 and creates them all the same.",
                        w -> w.taking(i -> i.deciding((entry, matches) -> new CreateDecision.Create(400)))
                                .answering(ResponseDefects::refusedInWords)),
                unsupported(
                        "refuses-the-neighbours",
                        "receiver.conditional-create.others-proceed",
                        "Refuses all entries of a submission that has one with ifNoneExist.",
                        w -> w.taking(i -> i.settling(ConditionalCreateDefects::allRefused))));
    }

    /** Conditions that begin with a type and a question mark, and no others. */
    private record TypedConditions() implements ConditionalCreate {

        @Override
        public CreateDecision decide(SubmittedEntry entry, Supplier<List<MatchedResource>> matches) {
            boolean typed = String.valueOf(entry.ifNoneExist()).startsWith(entry.type() + "?");
            return (typed ? ConditionalCreate.supported() : ConditionalCreate.unsupported()).decide(entry, matches);
        }

        @Override
        public String query(String condition) {
            return condition.substring(condition.indexOf('?') + 1);
        }
    }

    private static Defect conditions(String id, String requirement, String description, UnaryOperator<String> read) {
        return Defect.of(
                id,
                requirement,
                description,
                w -> w.taking(i -> i.deciding(new ConditionalCreate() {
                    @Override
                    public CreateDecision decide(SubmittedEntry entry, Supplier<List<MatchedResource>> matches) {
                        return i.conditionalCreate().decide(entry, matches);
                    }

                    @Override
                    public String query(String condition) {
                        return read.apply(condition);
                    }
                })));
    }

    private static ObjectNode withFirstIdentifier(ObjectNode resource) {
        if (resource.path("identifier") instanceof ArrayNode all) {
            while (all.size() > 1) {
                all.remove(all.size() - 1);
            }
        }
        return resource;
    }

    private static ObjectNode withoutNumbers(ObjectNode resource) {
        if (resource.has("effectivePeriod") && resource.path("identifier") instanceof ArrayNode all) {
            all.removeIf(each -> each.path("system").asText().endsWith("/app-a"));
        }
        return resource;
    }

    /** What only a resource of another type meets counts as well. */
    private static EntryStep overAllTypes(EntryStep sound) {
        return (entry, at) -> {
            String condition = entry.ifNoneExist();
            if (condition != null && entry.type().equals("Observation") && condition.startsWith("identifier=")) {
                for (String type : List.of("Device", "DiagnosticReport")) {
                    List<StoredResource> found = at.store()
                            .search(
                                    type,
                                    CreateCondition.parse(type, condition.replaceFirst("&.*", ""), at.bases())
                                            .criteria());
                    if (!found.isEmpty()) {
                        StoredResource first = found.getFirst();
                        return new EntryDisposition.Same(
                                new MatchedResource(type, first.id(), first.version(), first.updated(), null),
                                200,
                                true);
                    }
                }
            }
            return sound.take(entry, at);
        };
    }

    private static EntryStep overwriting(EntryStep sound) {
        return (entry, at) -> {
            EntryDisposition disposition = sound.take(entry, at);
            return disposition instanceof EntryDisposition.Same same && entry.ifNoneExist() != null
                    ? new EntryDisposition.Keep(
                            new MatchedResource(
                                    entry.type(),
                                    same.there().id(),
                                    same.there().version() + 1,
                                    at.now(),
                                    entry.position()),
                            "",
                            200)
                    : disposition;
        };
    }

    private static Defect changed(
            String id, String requirement, String description, UnaryOperator<CreateDecision> change) {
        return Defect.of(
                id,
                requirement,
                description,
                w -> w.taking(i -> i.deciding((entry, matches) ->
                        change.apply(w.intake().conditionalCreate().decide(entry, matches)))));
    }

    private static Defect unsupported(
            String id, String requirement, String description, UnaryOperator<Workings> departure) {
        return new Defect(id, requirement, description, Behaviour.NO_CONDITIONAL_CREATE, departure);
    }

    private static Optional<SubmissionAnswer> bare412(List<EntryDisposition> dispositions) {
        return dispositions.stream()
                        .anyMatch(d -> d instanceof EntryDisposition.Refuse r
                                && r.refusal().status() == 412)
                ? Optional.of(SubmissionAnswer.bare(412))
                : Optional.empty();
    }

    private static List<EntryDisposition> allRefused(List<EntryDisposition> dispositions) {
        boolean conditional = dispositions.stream().anyMatch(ConditionalCreateDefects::isConditional);
        EntryDisposition refused = new EntryDisposition.Refuse(
                Refusal.of(400, "not-supported", "Another entry of this submission has an ifNoneExist."));
        return conditional
                ? dispositions.stream()
                        .map(d -> d instanceof EntryDisposition.Refuse ? d : refused)
                        .toList()
                : dispositions;
    }

    private static boolean isConditional(EntryDisposition disposition) {
        return disposition instanceof EntryDisposition.Refuse r
                && r.refusal().issues().stream()
                        .anyMatch(i -> i.expression() != null && i.expression().endsWith("ifNoneExist"));
    }
}
