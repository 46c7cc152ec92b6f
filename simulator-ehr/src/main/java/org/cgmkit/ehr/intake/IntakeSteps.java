package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.admission.ResolvableReferences;
import org.cgmkit.validation.Finding;

/**
 * How a receiver takes in the entries of an admitted submission, step by step.
 *
 * @param counting which findings of the profile validation refuse an entry
 * @param entryRules what else refuses a single entry
 * @param methods what is done for each HTTP method
 * @param conditionalCreate how conditions are dealt with
 * @param deduplication how duplicates are dealt with
 * @param settling what happens to the dispositions when all are known
 * @param wholeRefusal whether refused entries take the rest with them
 * @param references what becomes of references between entries
 * @param keeping what becomes of a resource on its way into the store
 */
public record IntakeSteps(
        Predicate<Finding> counting,
        List<EntryRule> entryRules,
        Map<String, EntryStep> methods,
        ConditionalCreate conditionalCreate,
        Deduplication deduplication,
        UnaryOperator<List<Disposition>> settling,
        WholeRefusal wholeRefusal,
        ReferenceRewriting references,
        UnaryOperator<ObjectNode> keeping) {

    public IntakeSteps {
        entryRules = List.copyOf(entryRules);
        methods = Map.copyOf(methods);
    }

    /** The steps of a sound receiver, but for what the guide leaves open. */
    public static IntakeSteps sound(
            ConditionalCreate conditionalCreate, Deduplication deduplication, WholeRefusal wholeRefusal) {
        return new IntakeSteps(
                Finding::invalidates,
                List.of(new ResolvableReferences()),
                Map.of("POST", new CreateStep()),
                conditionalCreate,
                deduplication,
                UnaryOperator.identity(),
                wholeRefusal,
                ReferenceRewriting.toStored(),
                UnaryOperator.identity());
    }

    /** The same without counting some findings. */
    public IntakeSteps ignoring(Predicate<Finding> ignored) {
        return new IntakeSteps(
                counting.and(ignored.negate()),
                entryRules,
                methods,
                conditionalCreate,
                deduplication,
                settling,
                wholeRefusal,
                references,
                keeping);
    }

    /** The same with other rules for single entries. */
    public IntakeSteps ruling(List<EntryRule> rules) {
        return new IntakeSteps(
                counting,
                rules,
                methods,
                conditionalCreate,
                deduplication,
                settling,
                wholeRefusal,
                references,
                keeping);
    }

    /** The same with a step for a further method. */
    public IntakeSteps handling(String method, EntryStep step) {
        Map<String, EntryStep> more = new HashMap<>(methods);
        more.put(method, step);
        return new IntakeSteps(
                counting,
                entryRules,
                more,
                conditionalCreate,
                deduplication,
                settling,
                wholeRefusal,
                references,
                keeping);
    }

    /** The same with another way to deal with conditions. */
    public IntakeSteps deciding(ConditionalCreate other) {
        return new IntakeSteps(
                counting, entryRules, methods, other, deduplication, settling, wholeRefusal, references, keeping);
    }

    /** The same with another settling. */
    public IntakeSteps settling(UnaryOperator<List<Disposition>> other) {
        return new IntakeSteps(
                counting,
                entryRules,
                methods,
                conditionalCreate,
                deduplication,
                other,
                wholeRefusal,
                references,
                keeping);
    }

    /** The same with another way from refused entries to a refused submission. */
    public IntakeSteps refusing(WholeRefusal other) {
        return new IntakeSteps(
                counting, entryRules, methods, conditionalCreate, deduplication, settling, other, references, keeping);
    }

    /** The same with another treatment of references. */
    public IntakeSteps rewriting(ReferenceRewriting other) {
        return new IntakeSteps(
                counting,
                entryRules,
                methods,
                conditionalCreate,
                deduplication,
                settling,
                wholeRefusal,
                other,
                keeping);
    }

    /** The same with a change to what is kept. */
    public IntakeSteps keeping(UnaryOperator<ObjectNode> change) {
        return new IntakeSteps(
                counting,
                entryRules,
                methods,
                conditionalCreate,
                deduplication,
                settling,
                wholeRefusal,
                references,
                r -> change.apply(keeping.apply(r)));
    }
}
