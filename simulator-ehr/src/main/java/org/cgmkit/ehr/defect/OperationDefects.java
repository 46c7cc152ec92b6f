package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.cgmkit.ehr.admission.BundleType;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.workings.SubmissionEndpoint;
import org.cgmkit.ehr.workings.SubmissionRefusedException;
import org.cgmkit.ehr.workings.Workings;

/** What a receiver can get wrong about where submissions come in, and in which form. */
final class OperationDefects {

    private OperationDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "bundle-level-operation",
                        "receiver.operation.system-level",
                        "Has the operation only at [base]/Bundle/$submit-cgm-bundle, as the definition of the ballot version has it.",
                        w -> w.with(SubmissionEndpoint.at("Bundle/" + SubmissionEndpoint.OPERATION))),
                Defect.of(
                        "batch-at-base",
                        "receiver.operation.system-level",
                        "Takes submissions only as a batch posted to [base], as the Argonaut draft had it.",
                        OperationDefects::batchAtBase),
                Defect.of(
                        "wants-parameters",
                        "receiver.operation.raw-body",
                        "Takes the Bundle only inside a Parameters resource.",
                        w -> w.with(new Wrapped(w.entrance()))));
    }

    private static Workings batchAtBase(Workings workings) {
        return workings.with(SubmissionEndpoint.at(""))
                .admitting(a -> a.replacing(BundleType.class, r -> new BundleType(Set.of("batch"))))
                .taking(i -> i.ignoring(f -> f.path().equals("Bundle.type")))
                .answering(OperationDefects::asBatch);
    }

    private static SubmissionAnswer asBatch(SubmissionAnswer answer) {
        if (answer.processed() && answer.body() != null) {
            answer.body().put("type", "batch-response");
        }
        return answer;
    }

    private record Wrapped(SubmissionEndpoint entrance) implements SubmissionEndpoint {

        @Override
        public boolean isAt(String path) {
            return entrance.isAt(path);
        }

        @Override
        public SubmittedBundle open(SubmittedBundle request) {
            for (JsonNode parameter : request.root().path("parameter")) {
                if (parameter.path("name").asText("").equals("resource")) {
                    return SubmittedBundle.of(parameter.path("resource"));
                }
            }
            throw new SubmissionRefusedException(Refusal.of(
                    400, "structure", "Expected a Parameters resource with the Bundle as parameter resource."));
        }
    }
}
