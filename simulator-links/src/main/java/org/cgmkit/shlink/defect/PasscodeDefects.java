package org.cgmkit.shlink.defect;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.workings.PasscodeRules;
import org.cgmkit.shlink.workings.ReplyKind;
import org.cgmkit.shlink.workings.ReplyStep;

/** What can be wrong with passcodes. */
final class PasscodeDefects {
    private static final String REQUIRED = "shlink-creator.passcode.required";
    private static final String ERROR = "shlink-creator.passcode.error";
    private static final String COUNTS = "shlink-creator.passcode.counts-down";

    private PasscodeDefects() {}

    static List<Defect> all() {
        return List.of(
                        new Defect(
                                "passcode-in-label",
                                "shlink-creator.passcode.apart",
                                "Tells the passcode in the label.",
                                w -> w.payload((payload, passcode) -> payload.put("label", "Code " + passcode))),
                        looking(
                                "open-without-passcode",
                                REQUIRED,
                                "Gives the manifest to who sends no passcode.",
                                rules -> rules.accepting(
                                        (given, passcode) -> given.isEmpty() || given.equals(passcode))),
                        looking(
                                "prefix-passcode",
                                REQUIRED,
                                "Compares no more of a passcode than was sent.",
                                rules -> rules.accepting(
                                        (given, passcode) -> !given.isEmpty() && passcode.startsWith(given))),
                        looking(
                                "caseless-passcode",
                                REQUIRED,
                                "Does not tell capitals from small letters in passcodes.",
                                rules -> rules.accepting((given, passcode) -> given.equalsIgnoreCase(passcode))),
                        replying(
                                "forbidden-403",
                                ERROR,
                                "Answers a wrong passcode with 403.",
                                (kind, request, reply, plain) -> kind == ReplyKind.PASSCODE ? reply.with(403) : reply),
                        replying(
                                "remaining-attempts-snake",
                                ERROR,
                                "Writes remaining_attempts.",
                                (kind, request, reply, plain) -> kind == ReplyKind.PASSCODE
                                        ? reply.saying(reply.body().replace("remainingAttempts", "remaining_attempts"))
                                        : reply),
                        looking(
                                "count-per-connection",
                                COUNTS,
                                "Counts attempts anew on each connection.",
                                rules -> rules.counting(IncomingRequest::connection)),
                        looking(
                                "reset-by-success",
                                COUNTS,
                                "Forgets wrong passcodes after a right one.",
                                PasscodeRules::resetting),
                        looking(
                                "never-disabled",
                                "shlink-creator.passcode.disables",
                                "Leaves one attempt for good.",
                                rules -> rules.endingAt(1)),
                        replying(
                                "gone-410",
                                "shlink-creator.inactive.not-found",
                                "Answers with 410 where a link is used up.",
                                (kind, request, reply, plain) -> kind == ReplyKind.INACTIVE ? reply.with(410) : reply))
                .stream()
                .map(defect -> defect.of("passcode"))
                .toList();
    }

    private static Defect looking(
            String id, String requirement, String description, UnaryOperator<PasscodeRules> change) {
        return new Defect(id, requirement, description, w -> w.passcode(change));
    }

    private static Defect replying(String id, String requirement, String description, ReplyStep step) {
        return new Defect(id, requirement, description, w -> w.replying(step));
    }
}
