package org.cgmkit.cloud.workings;

import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;

/** The last seam: an answer before it leaves. */
@FunctionalInterface
public interface AnswerRules {
    /** What leaves, from the right answer. */
    CloudAnswer answered(Endpoint endpoint, CloudRequest request, CloudAnswer right);
}
