package org.cgmkit.submitter.setup;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * What the guide leaves open to a submitter, as one sound app does it.
 *
 * @param name the name by which it is chosen
 * @param description what it does, in a sentence
 * @param unit the unit of readings and means, whichever of the two is ordered
 * @param conditionalCreate whether its entries ask for a conditional create ({@code ifNoneExist})
 * @param identifiers how it makes identifiers
 * @param entriesPerBundle how many entries it sends in one Bundle at most, but that what refers to each other stays
 *     together
 * @param sends what it has at all, by profile; readings in either unit by both
 * @param introducesPatient whether its first submission has the patient among its entries
 * @param orders the orders that it looks for; where none, it follows a schedule of its own: once a day all that it sends
 * @param days how many days it reaches back where no order says it
 * @param habits what it does besides
 */
public record Practice(
        String name,
        String description,
        GlucoseUnit unit,
        boolean conditionalCreate,
        IdentifierStrategy identifiers,
        int entriesPerBundle,
        Set<Profile> sends,
        boolean introducesPatient,
        Set<OrderKind> orders,
        int days,
        Set<Habit> habits) {
    private static final Set<Profile> SUMMARY =
            Set.copyOf(EnumSet.range(Profile.SUMMARY, Profile.SENSOR_ACTIVE_PERCENTAGE));

    private static final Set<Profile> ALL = Set.copyOf(EnumSet.range(Profile.SENSOR_READING_MASS, Profile.DEVICE));

    /** Mass units, conditional creates, everything that the guide knows. */
    public static final Practice STANDARD = new Practice(
            "standard",
            "Sends all data in mg/dL with conditional creates, as ordered.",
            GlucoseUnit.MASS,
            true,
            IdentifierStrategy.STABLE_VALUE,
            2_500,
            ALL,
            true,
            Set.of(OrderKind.values()),
            14,
            Set.of());

    /** Refuses what cannot be done, keeps copies. */
    public Practice {
        sends = Set.copyOf(sends);
        orders = Set.copyOf(orders);
        habits = Set.copyOf(habits);
        if (entriesPerBundle < 1 || days < 1) {
            throw new IllegalArgumentException("Expected at least one entry in a Bundle and at least one day, but got "
                    + entriesPerBundle + " and " + days + ".");
        }
    }

    /** All practices, {@code standard} first. */
    public static List<Practice> all() {
        return List.of(
                STANDARD,
                STANDARD.as("molar", "Sends all data in mmol/L.").in(GlucoseUnit.MOLAR),
                STANDARD.as("summaries-only", "Sends summaries with their members, and nothing else.")
                        .sending(SUMMARY, false),
                STANDARD.as("without-orders", "Looks for no orders, and sends all data once a day.")
                        .following(Set.of()),
                STANDARD.as("small-bundles", "Sends at most 20 entries at once.")
                        .bundling(20),
                STANDARD.as("installation-identifiers", "Makes identifiers that begin with a UUID of the installation.")
                        .identifying(IdentifierStrategy.PER_INSTALLATION_UUID),
                STANDARD.as(
                                "identifiers-only",
                                "Asks for no conditional creates, and leaves it to the receiver to"
                                        + " recognise by its identifier what it has.")
                        .creatingPlainly(),
                STANDARD.as("schedule-by-schedule", "Makes a submission of its own for each schedule of an order.")
                        .used(Habit.SCHEDULE_BY_SCHEDULE),
                STANDARD.as(
                                "with-fingersticks",
                                "Sends glucose in capillary blood, too, which the guide does not know.")
                        .used(Habit.FINGERSTICKS),
                STANDARD.as("without-patient", "Leaves it to the receiver to know the patient.")
                        .sending(ALL, false));
    }

    /**
     * The practice with that name.
     *
     * @throws IllegalArgumentException where there is none; the message names those that there are
     */
    public static Practice named(String name) {
        return all().stream()
                .filter(p -> p.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of the practices "
                        + all().stream().map(Practice::name).collect(Collectors.joining(", ")) + ", but got " + name
                        + "."));
    }

    /** Whether it looks for any order. */
    public boolean ordersSupported() {
        return !orders.isEmpty();
    }

    /** The same under another name. */
    public Practice as(String otherName, String otherDescription) {
        return new Practice(
                otherName,
                otherDescription,
                unit,
                conditionalCreate,
                identifiers,
                entriesPerBundle,
                sends,
                introducesPatient,
                orders,
                days,
                habits);
    }

    /** The same in the other unit. */
    public Practice in(GlucoseUnit other) {
        return new Practice(
                name,
                description,
                other,
                conditionalCreate,
                identifiers,
                entriesPerBundle,
                sends,
                introducesPatient,
                orders,
                days,
                habits);
    }

    /** The same for those orders. */
    public Practice following(Set<OrderKind> kinds) {
        return new Practice(
                name,
                description,
                unit,
                conditionalCreate,
                identifiers,
                entriesPerBundle,
                sends,
                introducesPatient,
                kinds,
                days,
                habits);
    }

    /** The same that reaches back so many days where no order says it. */
    public Practice reachingBack(int otherDays) {
        return new Practice(
                name,
                description,
                unit,
                conditionalCreate,
                identifiers,
                entriesPerBundle,
                sends,
                introducesPatient,
                orders,
                otherDays,
                habits);
    }

    private Practice sending(Set<Profile> profiles, boolean patient) {
        return new Practice(
                name,
                description,
                unit,
                conditionalCreate,
                identifiers,
                entriesPerBundle,
                profiles,
                patient,
                orders,
                days,
                habits);
    }

    private Practice bundling(int entries) {
        return new Practice(
                name,
                description,
                unit,
                conditionalCreate,
                identifiers,
                entries,
                sends,
                introducesPatient,
                orders,
                days,
                habits);
    }

    private Practice identifying(IdentifierStrategy strategy) {
        return new Practice(
                name,
                description,
                unit,
                conditionalCreate,
                strategy,
                entriesPerBundle,
                sends,
                introducesPatient,
                orders,
                days,
                habits);
    }

    private Practice creatingPlainly() {
        return new Practice(
                name,
                description,
                unit,
                false,
                identifiers,
                entriesPerBundle,
                sends,
                introducesPatient,
                orders,
                days,
                habits);
    }

    private Practice used(Habit habit) {
        return new Practice(
                name,
                description,
                unit,
                conditionalCreate,
                identifiers,
                entriesPerBundle,
                sends,
                introducesPatient,
                orders,
                days,
                Set.of(habit));
    }
}
