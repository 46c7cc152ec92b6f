package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.FileSurvey;
import org.cgmkit.bulk.client.Job;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.bulk.config.ClientIdentity;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in (Bulk Data Access, "Security Considerations"). */
@ExtendWith(SubjectExtension.class)
class AccessChecks {
    private static final String INVENTED = "invented-token-of-cgmkit";

    @Base("bulk-source.auth.required")
    @DisplayName("Kick-off, status and protected files want a token that counts")
    void wantsAToken(Source source) {
        Export export = source.usual();
        List<String> open = new ArrayList<>();
        for (String token : List.of("", INVENTED)) {
            String how = token.isEmpty() ? " without a token" : " with an invented token";
            JobCalls jobs = source.session().jobs(source.log()::keep, token);
            Exchange kickOff = jobs.kickOffOnce(source.ask().with("_type", "Patient"));
            source.jobs().cancel(kickOff);
            tell("kick-off" + how, kickOff.status(), open);
            tell(
                    "status" + how,
                    jobs.send("GET", export.job().status(), List.of(), "").status(),
                    open);
            if (export.manifest().path("requiresAccessToken").asBoolean(false)) {
                FileSurvey file = source.session()
                        .files(source.log()::keep, token)
                        .fetch(Source.opened(export).getFirst().item(), !token.isEmpty(), "identity", each -> {});
                tell("file" + how, file.status(), open);
            }
        }
        assertNone("requests that should be answered 401", open, "");
    }

    private static void tell(String what, int status, List<String> open) {
        // What is gone opens nothing; other rows say whether it should be there.
        if (status != 401 && status != 404) {
            open.add("the " + what + " was answered " + status);
        }
    }

    @Shall("bulk-source.auth.scopes")
    @DisplayName("Only types that the scopes open are exported")
    void keepsToScopes(Source source) {
        String token = source.tokens().token(source.target().client(), "system/Observation.rs");
        JobCalls jobs = source.session().jobs(source.log()::keep, token);
        Exchange kickOff = jobs.kickOff(source.ask());
        if (kickOff.refused() && kickOff.status() != 429) {
            return;
        }
        if (JobCalls.status(kickOff).isEmpty()) {
            throw inconclusive("The export was not begun (" + kickOff + ").");
        }
        Job job = jobs.follow(source.ask(), Instant.now(), kickOff);
        Set<String> listed = new TreeSet<>();
        job.manifest()
                .json()
                .path("output")
                .forEach(each -> listed.add(each.path("type").asText()));
        source.jobs().cancel(kickOff);
        if (!job.done()) {
            throw inconclusive("The export with a narrow token came to no manifest ("
                    + job.last().answer() + ").");
        }
        listed.remove("Observation");
        listed.remove("OperationOutcome");
        assertNone("types beside those of the scope system/Observation.rs", listed, "");
    }

    @Base("bulk-source.auth.other-client")
    @DisplayName("The job of another client cannot be seen")
    void hidesJobsFromOthers(Source source) {
        ClientIdentity other = source.target().otherClient();
        if (other == null) {
            throw notTested("This needs 'otherClient' in the target file.");
        }
        Export export = source.usual();
        String token = source.tokens().token(other, other.scopes());
        Exchange answer = source.session()
                .jobs(source.log()::keep, token)
                .send("GET", export.job().status(), List.of(), "");
        List<String> seen = answer.succeeded()
                ? List.of("the status of another client's job was answered " + answer.status())
                : List.of();
        assertNone("jobs that another client sees", seen, "Keep with each job whose it is.");
    }
}
