package org.cgmkit.reports;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a report says before all else: one cause of which many of its findings are only consequences. It is no requirement and
 * weighs nothing.
 *
 * @param sentence the cause
 * @param evidence what shows it, each a sentence
 * @param changes what to change, each a sentence or two
 * @param next what to run instead, as a sentence; empty where there is nothing
 * @param explains the ids of the requirements whose findings only follow from it
 */
public record LeadingFinding(
        String sentence, List<String> evidence, List<String> changes, String next, List<String> explains) {
    /** What a finding that only follows from it says at its end. */
    public static final String POINTER = "This may only follow from what the report says first.";

    public LeadingFinding {
        evidence = List.copyOf(evidence);
        changes = List.copyOf(changes);
        explains = List.copyOf(explains);
    }

    /** The same with each text changed, as where secrets are taken out. */
    public LeadingFinding with(UnaryOperator<String> change) {
        return new LeadingFinding(
                change.apply(sentence),
                evidence.stream().map(change).toList(),
                changes.stream().map(change).toList(),
                change.apply(next),
                explains);
    }

    /** The check, pointing to this finding where its own only follows. */
    CheckResult pointing(CheckResult check) {
        return check.outcome().isFinding()
                        && explains.contains(check.requirement())
                        && !check.message().endsWith(POINTER)
                ? check.saying((check.message() + " " + POINTER).strip())
                : check;
    }
}
