package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * How a receiver takes in the entries of an admitted submission, step by step. Each step begins as that of a sound
 * receiver. None changes once it is in use: what is different is made of a copy.
 */
public final class IntakeSteps implements Cloneable {
    private FindingFilter counting = FindingFilter.errors();
    private List<EntryRule> entryRules = List.of(new ResolvableReferences());
    private Map<String, EntryStep> methods = Map.of("POST", new CreateStep());
    private ConditionalCreate conditionalCreate = ConditionalCreate.supported();
    private Deduplication deduplication = Deduplication.none();
    private UnaryOperator<List<EntryDisposition>> settling = UnaryOperator.identity();
    private SubmissionRefusalRule wholeRefusal = SubmissionRefusalRule.never();
    private ReferenceRewriting references = ReferenceRewriting.toStored();
    private UnaryOperator<ObjectNode> keeping = UnaryOperator.identity();

    private IntakeSteps() {}

    /** The steps of a sound receiver, but for what the guide leaves open. */
    public static IntakeSteps sound(
            ConditionalCreate conditionalCreate, Deduplication deduplication, SubmissionRefusalRule wholeRefusal) {
        return new IntakeSteps()
                .deciding(conditionalCreate)
                .changed(s -> s.deduplication = deduplication)
                .refusing(wholeRefusal);
    }

    /** Why a rule refuses an entry, or nothing. */
    Optional<Refusal> refusal(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        return entryRules.stream()
                .flatMap(r -> r.judge(entry, bundle, context).stream())
                .findFirst();
    }

    /** Which findings of the profile validation refuse an entry. */
    public FindingFilter counting() {
        return counting;
    }

    /** The same with other findings that count. */
    public IntakeSteps counting(FindingFilter other) {
        return changed(s -> s.counting = other);
    }

    /** The same without counting some findings. */
    public IntakeSteps ignoring(Predicate<Finding> ignored) {
        return counting(counting.without(ignored));
    }

    /** What else refuses a single entry. */
    public List<EntryRule> entryRules() {
        return entryRules;
    }

    /** The same with further rules for single entries, after those that it has. */
    public IntakeSteps ruling(EntryRule... more) {
        List<EntryRule> rules = new ArrayList<>(entryRules);
        rules.addAll(List.of(more));
        return changed(s -> s.entryRules = List.copyOf(rules));
    }

    /** What is done for each HTTP method. */
    public Map<String, EntryStep> methods() {
        return methods;
    }

    /**
     * What is done for that HTTP method.
     *
     * @throws NullPointerException where nothing is
     */
    public EntryStep step(String method) {
        return Objects.requireNonNull(methods.get(method), method);
    }

    /** The same with a step for a further method. */
    public IntakeSteps handling(String method, EntryStep step) {
        Map<String, EntryStep> more = new HashMap<>(methods);
        more.put(method, step);
        return changed(s -> s.methods = Map.copyOf(more));
    }

    /** How conditions are dealt with. */
    public ConditionalCreate conditionalCreate() {
        return conditionalCreate;
    }

    /** The same with another way to deal with conditions. */
    public IntakeSteps deciding(ConditionalCreate other) {
        return changed(s -> s.conditionalCreate = other);
    }

    /** How duplicates are dealt with. */
    public Deduplication deduplication() {
        return deduplication;
    }

    /** What happens to the dispositions when all are known. */
    public UnaryOperator<List<EntryDisposition>> settling() {
        return settling;
    }

    /** The same with another settling. */
    public IntakeSteps settling(UnaryOperator<List<EntryDisposition>> other) {
        return changed(s -> s.settling = other);
    }

    /** Whether refused entries take the rest with them. */
    public SubmissionRefusalRule wholeRefusal() {
        return wholeRefusal;
    }

    /** The same with another way from refused entries to a refused submission. */
    public IntakeSteps refusing(SubmissionRefusalRule other) {
        return changed(s -> s.wholeRefusal = other);
    }

    /** What becomes of references between entries. */
    public ReferenceRewriting references() {
        return references;
    }

    /** The same with another treatment of references. */
    public IntakeSteps rewriting(ReferenceRewriting other) {
        return changed(s -> s.references = other);
    }

    /** What becomes of a resource on its way into the store. */
    public UnaryOperator<ObjectNode> keeping() {
        return keeping;
    }

    /** The same with a change to what is kept. */
    public IntakeSteps keeping(UnaryOperator<ObjectNode> change) {
        return changed(s -> s.keeping = r -> change.apply(keeping.apply(r)));
    }

    private IntakeSteps changed(Consumer<IntakeSteps> change) {
        IntakeSteps copy = clone();
        change.accept(copy);
        return copy;
    }

    @Override
    protected IntakeSteps clone() {
        try {
            return (IntakeSteps) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("What is Cloneable can be cloned.", e);
        }
    }
}
