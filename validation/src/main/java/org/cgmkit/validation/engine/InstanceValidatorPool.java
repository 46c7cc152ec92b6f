package org.cgmkit.validation.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * HL7's instance validators, each used by one thread at a time and then by the next. HAPI makes a new one for each
 * resource, and making one takes several times as long as judging a reading (it reads a registry of OIDs). An instance
 * clears its state before each resource, but keeps the codes that it saw, and with them the resources; so it is thrown
 * away after some text.
 */
final class InstanceValidatorPool {
    private static final long CHARACTERS_PER_INSTANCE = 1 << 18;

    private final IWorkerContext definitions;
    private final Queue<Instance> idle = new ConcurrentLinkedQueue<>();

    InstanceValidatorPool(IWorkerContext definitions) {
        this.definitions = definitions;
    }

    private record Instance(Reusable validator, long characters) {}

    /** Tells of a retired definition for each resource, not only for the first one. */
    private static final class Reusable extends InstanceValidator {
        private Reusable(IWorkerContext definitions) {
            super(
                    definitions,
                    new FhirInstanceValidator.NullEvaluationContext(),
                    new XVerExtensionManagerOld(definitions),
                    new ValidatorSession(),
                    new ValidatorSettings());
        }

        private void forget() {
            statusWarnings.clear();
        }
    }

    /** Lends an instance for one resource of that length. One that throws is not used again. */
    <T> T with(int characters, Function<InstanceValidator, T> use) {
        Instance free = idle.poll();
        Instance instance = free == null ? new Instance(make(), 0) : free;
        instance.validator().forget();
        T result = use.apply(instance.validator());
        if (instance.characters() + characters < CHARACTERS_PER_INSTANCE) {
            idle.add(new Instance(instance.validator(), instance.characters() + characters));
        }
        return result;
    }

    /** The settings are HAPI's own (its ValidatorWrapper), but for the two that the comments explain. */
    private Reusable make() {
        Reusable made = new Reusable(definitions);
        // Narrative (dom-6) and performers are good manners, not requirements: nobody is told about them.
        made.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        // A claimed profile that the kit does not have cannot be judged; that makes no resource invalid.
        made.setErrorForUnknownProfiles(false);
        made.setAnyExtensionsAllowed(true);
        made.setResourceIdRule(IdStatus.OPTIONAL);
        made.setUnknownCodeSystemsCauseErrors(true);
        made.setPolicyAdvisor(new FhirDefaultPolicyAdvisor());
        made.setAllowXsiLocation(true);
        return made;
    }
}
