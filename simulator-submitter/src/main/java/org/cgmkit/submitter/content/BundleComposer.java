package org.cgmkit.submitter.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionParts;
import org.cgmkit.fixtures.trace.SensorData;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.setup.Habit;
import org.cgmkit.submitter.setup.IdentifierStrategy;
import org.cgmkit.submitter.setup.Practice;

/**
 * Makes the Bundles of submissions.
 *
 * @param edition the versions of the guide whose codes it writes; the Bundle goes the way of the first
 * @param practice how the app does it
 * @param data where readings come from
 * @param step what becomes of the entries before they are bundled
 */
public record BundleComposer(GuideEdition edition, Practice practice, SensorData data, ContentStep step) {

    /**
     * The Bundles of a submission; none where there is nothing to say.
     *
     * @param now when it is made
     * @param installation the UUID of the installation
     * @param conditional whether the receiver is thought to support conditional creates
     * @param introduce whether the patient is to be among the entries
     * @param known which identifier values the receiver is known to have more than once: readings with them stay out,
     *     but where a summary is made of them
     */
    public List<ObjectNode> compose(
            SubmissionPurpose purpose,
            Instant now,
            String installation,
            boolean conditional,
            boolean introduce,
            Predicate<String> known) {
        SubmissionContext context = new SubmissionContext(
                purpose.patient(),
                practice.unit(),
                IdentifierSource.stable(
                        (practice.identifiers() == IdentifierStrategy.STABLE_VALUE ? "app" : installation) + "."
                                + purpose.patient()),
                conditional && practice.conditionalCreate()
                        ? IdentifierUse.CONDITIONAL_CREATE
                        : IdentifierUse.IN_RESOURCE,
                purpose.window().end(),
                data,
                edition);
        List<ObjectNode> entries =
                new ArrayList<>(SubmissionParts.of(context, purpose.window().start(), purpose.profiles()));
        if (!summarized(purpose.profiles())) {
            entries.removeIf(e -> BundleEntries.identifier(e).filter(known).isPresent()
                    && !e.path("resource").path("resourceType").asText().equals("Device"));
        }
        if (practice.habits().contains(Habit.FINGERSTICKS)) {
            Fingersticks.beside(entries).ifPresent(entries::add);
        }
        if (!entries.isEmpty() && introduce) {
            entries.addFirst(SubmissionParts.patient(context));
        }
        return Bundles.parts(step.apply(entries, purpose), practice.entriesPerBundle()).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> Bundles.bundle(edition, now, part))
                .toList();
    }

    private static boolean summarized(Set<Profile> profiles) {
        return profiles.stream().anyMatch(p -> p.id().startsWith("cgm-summary"));
    }
}
