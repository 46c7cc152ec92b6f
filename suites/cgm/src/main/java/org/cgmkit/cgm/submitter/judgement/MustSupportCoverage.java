package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cgmkit.cgm.submitter.judgement.MustSupportRow.Standing;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;

/**
 * Which must-support elements and kinds of entries an app sent over a whole run (guide, "Must Support": a submitter has
 * to be capable of sending them). Whoever convicts by it has asked for everything before, by an order.
 *
 * <p>Of the two units of readings and means, either is enough. The elements of a profile that never came are not missed
 * one by one: the guide's Bundle marks which kinds of entries have to come, and those have lines of their own.
 */
public final class MustSupportCoverage {
    private static final Map<Profile, Profile> OTHER_UNIT = Map.of(
            Profile.SENSOR_READING_MASS, Profile.SENSOR_READING_MOLES,
            Profile.SENSOR_READING_MOLES, Profile.SENSOR_READING_MASS,
            Profile.MEAN_GLUCOSE_MASS, Profile.MEAN_GLUCOSE_MOLES,
            Profile.MEAN_GLUCOSE_MOLES, Profile.MEAN_GLUCOSE_MASS);

    private static final String ADVICE =
            "Send it at least once where the data have it, or declare it as unavailable with the reason.";

    /** An order names profiles, and the patient's is not among those that it can name. */
    private static final String NOT_ORDERED = Profile.SUBMISSION_BUNDLE.id() + "#Bundle.entry:patient";

    private final int entries;
    private final Map<Profile, Integer> resources = new EnumMap<>(Profile.class);
    private final Map<EntryKind, Integer> values = new EnumMap<>(EntryKind.class);
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<MustSupportElement> elements;
    private final Map<String, String> unavailable;

    /**
     * The coverage of a run.
     *
     * @param guide the version of the guide whose marks count
     * @param held what the receiver has, to which members of a summary may refer
     * @param unavailable what the app declares that it never has: reasons by element, such as
     *     {@code cgm-device#Device.serialNumber}, or by kind of entry, such as
     *     {@code cgm-data-submission-bundle#Bundle.entry:device}
     */
    public MustSupportCoverage(
            GuideVersion guide, List<Submission> run, ReceiverResources held, Map<String, String> unavailable) {
        this.elements = MustSupportElement.all(guide);
        this.unavailable = Map.copyOf(unavailable);
        List<SentEntry> sent = SentEntry.of(run);
        this.entries = sent.size();
        for (int i = 0; i < run.size(); i++) {
            look(
                    Profile.SUBMISSION_BUNDLE,
                    run.get(i).bundle(),
                    "submission[" + i + "]",
                    r -> MissingNode.getInstance());
        }
        Map<Integer, BundleReferences> links = BundleReferences.of(sent);
        for (SentEntry entry : sent) {
            Optional<EntryKind> kind = entry.kind();
            if (kind.isPresent()) {
                BundleReferences own = Objects.requireNonNull(links.get(entry.submission()));
                resources.merge(kind.get().profile(), 1, Integer::sum);
                if (kind.get().hasUnit()
                        && SentEntry.number(entry.resource().at("/valueQuantity/value"))
                                .isPresent()) {
                    values.merge(kind.get(), 1, Integer::sum);
                }
                look(
                        kind.get().profile(),
                        entry.resource(),
                        entry.where("resource"),
                        reference -> own.resolve(entry, reference, held).orElse(MissingNode.getInstance()));
            }
        }
    }

    /** The table: one line for each element and kind of entry, the Bundle first. */
    public List<MustSupportRow> rows() {
        return elements.stream().map(this::row).toList();
    }

    /** Whether everything came that an app has to be capable of sending. */
    public Judgement capable() {
        if (entries == 0) {
            return new Judgement.Unjudged("No entries were sent in this run.");
        }
        List<SubmissionFinding> findings = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (MustSupportElement element : elements) {
            MustSupportRow row = row(element);
            if (row.standing() == Standing.NEVER && NOT_ORDERED.equals(row.element())) {
                open.add(row.element());
            } else if (row.standing() == Standing.NEVER) {
                findings.add(finding(element));
            } else if (row.standing() == Standing.UNAVAILABLE) {
                remarks.add(row.element() + " never came, as declared: " + row.note() + ".");
            } else if (row.standing() == Standing.SEEN && unavailable.containsKey(row.element())) {
                remarks.add(row.element() + " is declared as unavailable, but came at " + row.first() + ".");
            }
        }
        unavailable.keySet().stream()
                .filter(name -> elements.stream().noneMatch(e -> e.name().equals(name)))
                .sorted()
                .forEach(name -> remarks.add(
                        name + " is declared as unavailable, but the guide marks no element of that name."));
        if (findings.isEmpty() && !open.isEmpty()) {
            return new Judgement.Unjudged(undeclared(open.getFirst()));
        }
        open.forEach(name -> remarks.add(undeclared(name)));
        return Judgement.of(findings, remarks);
    }

    /** Whether glucose came in one of the two units, of readings and of means each. */
    public Judgement unit() {
        return unit(false);
    }

    /**
     * The same of what only passed: what did not come says nothing then.
     *
     * @param passing whether nothing was asked for
     */
    public Judgement unit(boolean passing) {
        if (entries == 0) {
            return new Judgement.Unjudged("No entries were sent in this run.");
        }
        List<GlucosePair> absent = Arrays.stream(GlucosePair.values())
                .filter(pair -> pair.kinds().stream().noneMatch(values::containsKey))
                .filter(pair -> !pair.isDeclaredUnavailable(unavailable))
                .toList();
        if (!absent.isEmpty() && passing) {
            return new Judgement.Unjudged("No value of "
                    + absent.stream().map(GlucosePair::title).collect(Collectors.joining(" and of "))
                    + " passed, so it cannot be said in which unit they would come.");
        }
        if (!absent.isEmpty()) {
            return Judgement.of(
                    absent.stream()
                            .map(pair -> SubmissionFinding.of(
                                    "the whole run",
                                    "glucose as " + pair.title(),
                                    "at least one value, in mg/dL or in mmol/L",
                                    "there is none among " + entries + " entries",
                                    "Send " + pair.title()
                                            + " by the profile of one unit, or declare that there are none: "
                                            + pair.declaration() + "."))
                            .toList(),
                    List.of());
        }
        return Judgement.of(
                List.of(),
                values.entrySet().stream()
                        .map(v -> "Glucose came as " + v.getKey().label() + " "
                                + (v.getValue() == 1 ? "once." : v.getValue() + " times."))
                        .toList());
    }

    private static String undeclared(String name) {
        return name
                + " never came, and no order can ask for it. A submitter that has none declares it in the target file:"
                + " under unavailable, the line '\"" + name + "\": the reason'.";
    }

    private void look(Profile profile, JsonNode node, String place, Function<String, JsonNode> resolver) {
        for (MustSupportElement element : elements) {
            if (element.profile() == profile) {
                List<String> found = element.in(node, resolver);
                if (!found.isEmpty()) {
                    seen.merge(element.name(), new Seen(found.size(), place + "." + found.getFirst()), Seen::and);
                }
            }
        }
    }

    private MustSupportRow row(MustSupportElement element) {
        String name = element.name();
        Seen came = seen.get(name);
        if (came != null) {
            return new MustSupportRow(name, came.times(), came.first(), Standing.SEEN, "");
        }
        String reason = unavailable.get(name);
        if (reason != null) {
            return new MustSupportRow(name, 0, null, Standing.UNAVAILABLE, reason);
        }
        Profile other = OTHER_UNIT.get(element.profile());
        if (other != null && seen.containsKey(new MustSupportElement(other, element.id(), List.of()).name())) {
            return new MustSupportRow(name, 0, null, Standing.NOT_OWED, "but " + other.id() + " has it");
        }
        if (element.profile() != Profile.SUBMISSION_BUNDLE && !resources.containsKey(element.profile())) {
            return new MustSupportRow(name, 0, null, Standing.NOT_OWED, "because no resource of its profile came");
        }
        return new MustSupportRow(name, 0, null, Standing.NEVER, "");
    }

    private SubmissionFinding finding(MustSupportElement element) {
        if (element.profile() == Profile.SUBMISSION_BUNDLE) {
            boolean entry = element.id().contains(":");
            return SubmissionFinding.of(
                    element.name(),
                    entry ? "the must-support kind of entry" : "the must-support element",
                    "it at least once in the run",
                    "it never came" + (entry ? " among " + entries + " entries" : ""),
                    ADVICE);
        }
        return SubmissionFinding.of(
                element.name(),
                "the must-support element",
                "it at least once in the run",
                "it never came in " + resources.getOrDefault(element.profile(), 0) + " resources of its profile",
                ADVICE);
    }

    /**
     * How often an element came.
     *
     * @param times how often
     * @param first where first
     */
    private record Seen(int times, String first) {
        Seen and(Seen later) {
            return new Seen(times + later.times, first);
        }
    }
}
