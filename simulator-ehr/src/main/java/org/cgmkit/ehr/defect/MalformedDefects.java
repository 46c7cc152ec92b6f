package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.ehr.workings.SubmissionEndpoint;
import org.cgmkit.ehr.workings.SubmissionRefusedException;
import org.cgmkit.ehr.workings.Workings;

/** What a receiver can get wrong about input that is no submission: it mostly falls over it, and answers 500. */
final class MalformedDefects {
    private static final Refusal CRASH =
            Refusal.of(500, "exception", "java.lang.NullPointerException: Cannot invoke \"Object.toString()\"");

    private static final Refusal NO_BATCH =
            Refusal.of(400, "value", "Expected a Bundle of type transaction, but its type is batch.", "Bundle.type");

    private MalformedDefects() {}

    static List<Defect> all() {
        return List.of(
                failing("batch", "a Bundle of type batch", b -> b.type().equals("batch")),
                failing(
                        "collection",
                        "a Bundle of type collection",
                        b -> b.type().equals("collection")),
                failing(
                        "no-entries",
                        "a Bundle without entries",
                        b -> b.resourceType().equals("Bundle") && b.entries().isEmpty()),
                failing(
                        "single-resource",
                        "an Observation in place of a Bundle",
                        b -> b.resourceType().equals("Observation")),
                failing(
                        "truncated-json",
                        "JSON that ends half way",
                        b -> b.mistake() != null && b.body().beginning(1).equals("{")),
                failing(
                        "xml",
                        "a body that is not JSON",
                        b -> b.body().beginning(1).equals("<")),
                failing("empty-body", "an empty body", SubmittedBundle::isEmpty),
                failing(
                        "missing-method",
                        "an entry without request method",
                        entry(e -> e.node().has("request") && e.method().isEmpty())),
                failing(
                        "missing-request",
                        "an entry without request",
                        entry(e -> !e.node().has("request"))),
                failing(
                        "missing-resource",
                        "a POST without resource",
                        entry(e -> e.method().equals("POST") && e.resource() == null)),
                failing(
                        "unknown-type",
                        "an entry of a type that FHIR does not have",
                        entry(e -> e.type().equals("GlucoseReading"))),
                failing(
                        "doubled-full-url",
                        "two entries with the same fullUrl",
                        b -> b.repeated().isPresent()),
                failing(
                        "plain-text",
                        "a submission of type text/plain",
                        b -> b.contentType().startsWith("text/plain")),
                Defect.of(
                        "unparsable-without-reason",
                        "receiver.validation.malformed",
                        "Refuses what cannot be parsed with an empty body.",
                        w -> w.answering(a -> isUnparsed(a) ? SubmissionAnswer.bare(400) : a)),
                Defect.of(
                        "truncated-with-a-code-of-its-own",
                        "receiver.validation.malformed",
                        "Refuses JSON that ends half way with a code that FHIR does not have.",
                        w -> w.answering(MalformedDefects::withOwnCode)),
                Defect.of(
                        "stores-a-refused-batch",
                        "receiver.validation.malformed",
                        "Answers 400 to a Bundle of type batch, and stores its entries all the same.",
                        MalformedDefects::storingBatches));
    }

    private static boolean isUnparsed(SubmissionAnswer answer) {
        return answer.status() == 400
                && answer.body() != null
                && answer.body().toString().contains("cannot be parsed");
    }

    private static SubmissionAnswer withOwnCode(SubmissionAnswer answer) {
        if (isUnparsed(answer)
                && answer.body() != null
                && answer.body().toString().contains("end-of-input")) {
            answer.body().path("issue").forEach(issue -> ((ObjectNode) issue).put("code", "parse-error"));
        }
        return answer;
    }

    private static Defect failing(String id, String what, Predicate<SubmittedBundle> at) {
        return Defect.of(
                "fails-on-" + id,
                "receiver.validation.malformed",
                "Answers 500 to " + what + ".",
                w -> crashing(w, at));
    }

    private static Workings crashing(Workings workings, Predicate<SubmittedBundle> at) {
        return workings.with(new Opening(workings.entrance(), request -> {
            if (at.test(request)) {
                throw new SubmissionRefusedException(CRASH);
            }
            return request;
        }));
    }

    /** The request and its answer meet in the thread that serves them. */
    private static Workings storingBatches(Workings workings) {
        return storing(
                workings,
                request -> request.type().equals("batch"),
                bundle -> bundle.put("type", "transaction"),
                NO_BATCH);
    }

    /** Takes such submissions for what they are not, and answers with the refusal all the same. */
    static Workings storing(
            Workings workings, Predicate<SubmittedBundle> which, UnaryOperator<ObjectNode> mended, Refusal refusal) {
        Set<Thread> serving = ConcurrentHashMap.newKeySet();
        return workings.with(new Opening(workings.entrance(), request -> {
                    if (!which.test(request)) {
                        return request;
                    }
                    serving.add(Thread.currentThread());
                    return SubmittedBundle.of(mended.apply(request.root().deepCopy()));
                }))
                .answering(answer -> serving.remove(Thread.currentThread()) ? refusal.answer() : answer);
    }

    /** Looks at what comes in first. */
    private record Opening(SubmissionEndpoint sound, UnaryOperator<SubmittedBundle> first)
            implements SubmissionEndpoint {

        @Override
        public boolean isAt(String path) {
            return sound.isAt(path);
        }

        @Override
        public SubmittedBundle open(SubmittedBundle request) {
            return sound.open(first.apply(request));
        }
    }

    private static Predicate<SubmittedBundle> entry(Predicate<SubmittedEntry> of) {
        return bundle -> bundle.entries().stream().anyMatch(of);
    }
}
