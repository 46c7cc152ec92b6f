package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.admission.ResolvableReferences;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.validation.finding.Finding;

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
        FindingFilter counting,
        List<EntryRule> entryRules,
        Map<String, EntryStep> methods,
        ConditionalCreate conditionalCreate,
        Deduplication deduplication,
        UnaryOperator<List<EntryDisposition>> settling,
        SubmissionRefusalRule wholeRefusal,
        ReferenceRewriting references,
        UnaryOperator<ObjectNode> keeping) {

    public IntakeSteps {
        entryRules = List.copyOf(entryRules);
        methods = Map.copyOf(methods);
    }

    /** The steps of a sound receiver, but for what the guide leaves open. */
    public static IntakeSteps sound(
            ConditionalCreate conditionalCreate, Deduplication deduplication, SubmissionRefusalRule wholeRefusal) {
        return new IntakeSteps(
                FindingFilter.errors(),
                List.of(new ResolvableReferences()),
                Map.of("POST", new CreateStep()),
                conditionalCreate,
                deduplication,
                UnaryOperator.identity(),
                wholeRefusal,
                ReferenceRewriting.toStored(),
                UnaryOperator.identity());
    }

    /** Why a rule refuses an entry, or nothing. */
    Optional<Refusal> refusal(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        return entryRules.stream()
                .flatMap(r -> r.judge(entry, bundle, context).stream())
                .findFirst();
    }

    /** The same with other findings that count. */
    public IntakeSteps counting(FindingFilter other) {
        return changed(c -> c.counting = other);
    }

    /** The same without counting some findings. */
    public IntakeSteps ignoring(Predicate<Finding> ignored) {
        return counting(counting.without(ignored));
    }

    /** The same with further rules for single entries, after those that it has. */
    public IntakeSteps ruling(EntryRule... more) {
        List<EntryRule> rules = new ArrayList<>(entryRules);
        rules.addAll(List.of(more));
        return changed(c -> c.entryRules = rules);
    }

    /** The same with a step for a further method. */
    public IntakeSteps handling(String method, EntryStep step) {
        Map<String, EntryStep> more = new HashMap<>(methods);
        more.put(method, step);
        return changed(c -> c.methods = more);
    }

    /** The same with another way to deal with conditions. */
    public IntakeSteps deciding(ConditionalCreate other) {
        return changed(c -> c.conditionalCreate = other);
    }

    /** The same with another settling. */
    public IntakeSteps settling(UnaryOperator<List<EntryDisposition>> other) {
        return changed(c -> c.settling = other);
    }

    /** The same with another way from refused entries to a refused submission. */
    public IntakeSteps refusing(SubmissionRefusalRule other) {
        return changed(c -> c.wholeRefusal = other);
    }

    /** The same with another treatment of references. */
    public IntakeSteps rewriting(ReferenceRewriting other) {
        return changed(c -> c.references = other);
    }

    /** The same with a change to what is kept. */
    public IntakeSteps keeping(UnaryOperator<ObjectNode> change) {
        return changed(c -> c.keeping = r -> change.apply(keeping.apply(r)));
    }

    private IntakeSteps changed(Consumer<Change> change) {
        Change changed = new Change(this);
        change.accept(changed);
        return changed.steps();
    }

    /** A copy on which single components can be set. */
    private static final class Change {
        private FindingFilter counting;
        private List<EntryRule> entryRules;
        private Map<String, EntryStep> methods;
        private ConditionalCreate conditionalCreate;
        private Deduplication deduplication;
        private UnaryOperator<List<EntryDisposition>> settling;
        private SubmissionRefusalRule wholeRefusal;
        private ReferenceRewriting references;
        private UnaryOperator<ObjectNode> keeping;

        Change(IntakeSteps before) {
            this.counting = before.counting;
            this.entryRules = before.entryRules;
            this.methods = before.methods;
            this.conditionalCreate = before.conditionalCreate;
            this.deduplication = before.deduplication;
            this.settling = before.settling;
            this.wholeRefusal = before.wholeRefusal;
            this.references = before.references;
            this.keeping = before.keeping;
        }

        IntakeSteps steps() {
            return new IntakeSteps(
                    counting,
                    entryRules,
                    methods,
                    conditionalCreate,
                    deduplication,
                    settling,
                    wholeRefusal,
                    references,
                    keeping);
        }
    }
}
