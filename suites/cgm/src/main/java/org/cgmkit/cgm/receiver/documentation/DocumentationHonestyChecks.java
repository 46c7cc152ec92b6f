package org.cgmkit.cgm.receiver.documentation;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.config.ReceiverAttestations.Deduplication;
import org.cgmkit.cgm.config.ReceiverAttestations.Identifiers;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredReading;
import org.cgmkit.cgm.receiver.duplicate.ConditionalCreateProbe;
import org.cgmkit.cgm.receiver.duplicate.ConditionalCreateProbe.Sign;
import org.cgmkit.cgm.receiver.duplicate.DuplicateProbe;
import org.cgmkit.cgm.receiver.duplicate.IdentifierComparison;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.config.AttestedStatement;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

/** Whether a receiver does what its documentation is declared to say. */
@ExtendWith(SubjectExtension.class)
class DocumentationHonestyChecks {
    private static final String HONEST = "receiver.documentation.honest";

    @Base(HONEST)
    @Creates("4 Observation")
    @DisplayName("Conditional create is supported, or not, as declared")
    void supportsConditionalCreateAsDeclared(Receiver receiver) {
        AttestedStatement<Boolean> statement = DeclaredStatements.conditionalCreate(receiver);
        boolean declared = DeclaredStatements.fact(statement);

        ConditionalCreateProbe probe = ConditionalCreateProbe.of(receiver);

        if (probe.sign() == Sign.IGNORED && probe.identifierIsLost(receiver)) {
            throw inconclusive("Conditions match nothing because the submitted identifier is lost; "
                    + "see receiver.conditional-create.identifiers-kept.");
        }
        if ((probe.sign() == Sign.HONOURED) != declared) {
            throw contradicted(
                    "conditional create",
                    declared ? "it is supported" : "it is not supported",
                    switch (probe.sign()) {
                        case HONOURED -> "entries with ifNoneExist are honoured";
                        case REFUSED -> "entries with ifNoneExist are refused";
                        case IGNORED -> "entries with ifNoneExist are created as if there were no condition";
                    },
                    statement);
        }
    }

    @Base(HONEST)
    @Creates("21 Observation")
    @DisplayName("Each declared search parameter works in ifNoneExist")
    void searchParametersWorkAsDeclared(Receiver receiver) {
        AttestedStatement<List<String>> statement = DeclaredStatements.searchParameters(receiver);
        if (ConditionalCreateProbe.of(receiver).sign() != Sign.HONOURED) {
            throw inconclusive("Entries with ifNoneExist are not honoured, so no search parameter can be tried in "
                    + "one; see receiver.conditional-create.supported.");
        }
        Submission reading = SampleSubmissions.reading(receiver.context());
        StoredReading stored = Preconditions.stored(receiver, reading);

        List<String> broken = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String parameter : DeclaredStatements.fact(statement)) {
            ConditionProbe.of(parameter, reading.resource(0), stored)
                    .ifPresentOrElse(
                            condition -> broken.addAll(condition.problems(receiver)), () -> unknown.add(parameter));
        }
        if (!unknown.isEmpty()) {
            receiver.remark("Not tried, because the kit knows no value for them: " + String.join(", ", unknown) + ".");
        }
        if (unknown.size() == DeclaredStatements.fact(statement).size()) {
            throw inconclusive("None of the declared search parameters was tried, so nothing can be said of them: "
                    + "the kit knows no value for " + String.join(", ", unknown) + ".");
        }
        assertNone("declared search parameters that do not work in ifNoneExist", broken, source(statement));
    }

    @Base(HONEST)
    @Creates({"1 Device", "1 DiagnosticReport", "1 Observation"})
    @DisplayName("Identifiers of clients are kept, or dropped, as declared")
    void treatsIdentifiersAsDeclared(Receiver receiver) {
        AttestedStatement<Identifiers> statement = DeclaredStatements.identifiers(receiver);
        Submission submission = SampleSubmissions.fewTypes(receiver.context());
        Exchange answer = receiver.submit(submission);
        Preconditions.assumeAnyAccepted(answer);

        IdentifierComparison kept = IdentifierComparison.of(receiver, submission, answer);

        if (DeclaredStatements.fact(statement) == Identifiers.KEPT
                && !kept.lost().isEmpty()) {
            throw contradicted("identifiers of clients", "they are kept", "they are gone: " + kept.lost(), statement);
        }
        if (DeclaredStatements.fact(statement) == Identifiers.DROPPED
                && kept.lost().isEmpty()
                && kept.changed().isEmpty()) {
            throw contradicted(
                    "identifiers of clients", "they are dropped", "each of them can be read back", statement);
        }
    }

    @Base(HONEST)
    @Creates("2 Observation")
    @DisplayName("Duplicates are dealt with as declared")
    void dealsWithDuplicatesAsDeclared(Receiver receiver) {
        AttestedStatement<Deduplication> statement = DeclaredStatements.deduplication(receiver);
        Deduplication declared = DeclaredStatements.fact(statement);

        DuplicateProbe probe = DuplicateProbe.of(receiver);

        boolean asDeclared = switch (probe.treatment(receiver)) {
            case STORED_AGAIN -> declared == Deduplication.NONE;
            case ANSWERED_200 -> declared == Deduplication.ANSWERED_200;
            case ANSWERED_201_WITH_LOCATION -> declared == Deduplication.ANSWERED_201_WITH_LOCATION;
            case UNKNOWN ->
                throw inconclusive("It cannot be determined whether the same reading sent twice is stored twice.");
            case REFUSED, LOCATION_OF_NOTHING, LOCATION_OF_ANOTHER, ANSWERED_OTHERWISE ->
                throw inconclusive("A duplicate is answered in a way that no strategy of the guide has ("
                        + probe.answered() + "); see receiver.deduplication.answer.");
        };
        if (!asDeclared) {
            throw contradicted(
                    "duplicates",
                    DeclaredStatements.words(declared),
                    "the same reading sent again was answered " + probe.answered() + ", the first one being at "
                            + probe.first().location(),
                    statement);
        }
    }

    private static AssertionFailedError contradicted(
            String what, String declared, String seen, AttestedStatement<?> statement) {
        return failure("what is declared of " + what, declared, seen, source(statement));
    }

    private static String source(AttestedStatement<?> statement) {
        return "The declaration names " + statement.document() + ": change it or the behaviour, whichever is wrong.";
    }
}
