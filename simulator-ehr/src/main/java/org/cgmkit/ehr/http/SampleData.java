package org.cgmkit.ehr.http;

import static org.cgmkit.guide.cgm.Profile.DEVICE;
import static org.cgmkit.guide.cgm.Profile.SUMMARY;
import static org.cgmkit.guide.cgm.Profile.SUMMARY_PDF;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.fixtures.patient.SamplePatient;
import org.cgmkit.fixtures.patient.SamplePatients;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/** What every sandbox begins with: the invented patients, and a standing and a one-time order for each of them. */
final class SampleData {
    private final List<SamplePatient> patients = SamplePatients.all();
    private final Map<GuideVersion, Map<GlucoseUnit, List<ResourceDraft>>> resources =
            new EnumMap<>(GuideVersion.class);

    private Map<GlucoseUnit, List<ResourceDraft>> of(GuideVersion guide) {
        Map<GlucoseUnit, List<ResourceDraft>> made = new EnumMap<>(GlucoseUnit.class);
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            List<ResourceDraft> all = new ArrayList<>();
            for (SamplePatient patient : patients) {
                String id = patient.id();
                all.add(ResourceDraft.first(id, patient.resource()));
                all.add(ResourceDraft.first(
                        "standing-order-" + id,
                        standingOrder(id, unit.readingProfile()).resource(guide)));
                if (guide.orderCode(Profile.CGM_ONE_TIME_ORDER).isPresent()) {
                    all.add(ResourceDraft.first(
                            "one-time-order-" + id,
                            oneTimeOrder(id, unit.readingProfile()).resource(guide)));
                }
            }
            made.put(unit, all);
        }
        return made;
    }

    /**
     * The resources, each under the id that it has in every sandbox, with the orders as that sandbox shows them.
     *
     * @param guide the version of the guide by which the orders are written
     * @param units the units that the sandbox takes; its orders ask for readings in the first of them
     * @param orders what becomes of an order before it is shown
     */
    synchronized List<ResourceDraft> resources(
            GuideVersion guide, Set<GlucoseUnit> units, UnaryOperator<ObjectNode> orders) {
        Map<GlucoseUnit, List<ResourceDraft>> made = resources.computeIfAbsent(guide, this::of);
        return Objects.requireNonNull(made.get(Collections.min(units))).stream()
                .map(d -> d.type().equals("ServiceRequest")
                        ? ResourceDraft.first(d.id(), orders.apply(d.kept().deepCopy()))
                        : d)
                .toList();
    }

    /** Refuses the id of a patient who is not there; null, for any patient, is fine. */
    void checkPatient(@Nullable String id) {
        List<String> ids = patients.stream().map(SamplePatient::id).toList();
        if (id != null && !ids.contains(id)) {
            throw new IllegalArgumentException("Expected one of the sample patients " + String.join(", ", ids)
                    + " as the patient of the sandbox, but got " + id + ".");
        }
    }

    /** Summary and report of the last 30 days every two weeks; readings with their sensor every day. */
    private static StandingOrder standingOrder(String patient, Profile readings) {
        return new StandingOrder(
                patient,
                List.of(
                        new Schedule(
                                new TimeSpan(2, TimeUnit.WEEK),
                                new TimeSpan(30, TimeUnit.DAY),
                                List.of(SUMMARY, SUMMARY_PDF)),
                        new Schedule(
                                new TimeSpan(1, TimeUnit.DAY),
                                new TimeSpan(1, TimeUnit.DAY),
                                List.of(readings, DEVICE))));
    }

    private static OneTimeOrder oneTimeOrder(String patient, Profile readings) {
        return new OneTimeOrder(patient, "2026-01-01", "2026-01-31", List.of(readings));
    }
}
