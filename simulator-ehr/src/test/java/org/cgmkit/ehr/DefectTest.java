package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.probe.Probe;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefectTest {
    private static final int COMPANIES = 6;

    /** What leaves so little of the answers or of what is stored that others would be hidden by it. */
    private static final Set<String> ALONE = Set.of(
            "bundle-level-operation",
            "wants-parameters",
            "entry-without-status",
            "no-location",
            "answers-in-reverse-order",
            "answers-by-type",
            "answers-refusals-last",
            "refuses-both-units",
            "wants-codes-as-unit-texts",
            "throttled-but-stored");

    /**
     * What shows in situations that the probes of this module do not look at, such as a value that nothing has, a second
     * condition, or an element of a summary; or in more than one of them: that it breaks its requirement, and no other, is shown by the defect matrix of the
     * suites alone.
     */
    private static final Set<String> SHOWN_BY_THE_MATRIX = Set.of(
            "ambiguity-without-outcome",
            "ambiguous-rejection-without-code",
            "answers-without-entries",
            "claims-delete-it-lacks",
            "conditions-on-codes-without-system",
            "conditions-over-all-types",
            "conditions-undecoded",
            "conditions-without-system",
            "configuration-with-other-signatures",
            "configuration-with-weak-signatures",
            "converts-molar-values",
            "dependent-said-to-be-created",
            "devices-not-found",
            "drops-seconds",
            "empties-reports",
            "finds-devices-twice",
            "first-coding-only",
            "first-condition-only",
            "joined-conditions-meet-nothing",
            "keeps-five-components",
            "keeps-the-first-identifier",
            "last-condition-only",
            "loses-addresses-of-devices",
            "loses-comparators",
            "loses-identifier-systems",
            "loses-members",
            "loses-numbers-of-summaries",
            "loses-reasons-of-absence",
            "loses-systems-of-identifiers",
            "makes-results-final",
            "makes-results-preliminary",
            "match-without-status",
            "misreads-letters",
            "molar-readings-not-found",
            "one-reading-for-each-second",
            "orders-by-code-without-system",
            "orders-found-and-not-read",
            "orders-of-every-code",
            "overwrites-the-match",
            "pages-forget-the-search",
            "pages-lose-one",
            "reads-identifiers-as-numbers",
            "refusal-status-in-words",
            "refusal-with-a-code-of-its-own",
            "refusal-without-status",
            "refuses-all-means",
            "refuses-all-readings",
            "refuses-and-stores-other-urls",
            "refuses-conditions-and-stores",
            "refuses-submissions-with-the-patient",
            "refuses-the-patient",
            "rejection-as-a-hint",
            "rejection-with-issues-without-code",
            "rejects-and-stores-the-rest",
            "renames-devices",
            "reports-not-listed",
            "rounds-molar-values",
            "schedule-with-lookback-without-code",
            "search-by-beginning-of-patient",
            "search-by-first-of-list",
            "search-by-last-of-repeated",
            "search-day-is-midnight",
            "search-from-is-after",
            "search-ignores-category",
            "search-ignores-code",
            "search-ignores-date",
            "search-ignores-id",
            "search-ignores-identifier",
            "search-ignores-patient",
            "search-ignores-status",
            "search-ignores-system-of-category",
            "search-ignores-system-of-code",
            "search-ignores-system-of-identifier",
            "search-ignores-type-of-reference",
            "search-needs-systems",
            "stores-devices-twice",
            "submitted-devices-not-found",
            "swaps-answers-of-one-type",
            "ten-and-no-next-page",
            "truncated-with-a-code-of-its-own",
            "undated-bundle-without-reason",
            "unlisted-search-ignores-code",
            "unlisted-search-ignores-system");

    private final EhrSimulator simulator =
            EhrSimulator.start(EhrOptions.standard().with(new NoValidation()));

    private final List<Probe> probes = Probe.all();

    @AfterAll
    void stop() {
        simulator.close();
    }

    static Stream<Behaviour> behaviours() {
        return Behaviour.all().stream();
    }

    static Stream<Defect> defects() {
        // What overlooks a constraint shows only where there is validation: see ProfileDefectTest.
        return Defect.all().stream()
                .filter(d -> !d.requirement().equals("receiver.validation.profile"))
                .filter(d -> !SHOWN_BY_THE_MATRIX.contains(d.id()));
    }

    /** One defect of each requirement, together with those of other topics that do not hide it. */
    static Stream<List<Defect>> companies() {
        Set<String> requirements = new HashSet<>();
        Map<String, Integer> ofTopic = new HashMap<>();
        Map<String, List<Defect>> companies = new LinkedHashMap<>();
        defects().filter(d -> requirements.add(d.requirement())).forEach(defect -> {
            int number = ofTopic.merge(defect.requirement().split("\\.")[1], 1, Integer::sum);
            boolean alone = ALONE.contains(defect.id())
                    || !defect.behaviour().equals(Behaviour.STANDARD)
                    || defect.needsSmart();
            String company = alone ? defect.id() : "" + number % COMPANIES;
            companies.computeIfAbsent(company, c -> new ArrayList<>()).add(defect);
        });
        return companies.values().stream();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("behaviours")
    void isMissingFromASoundReceiver(Behaviour behaviour) {
        assertThat(wrong(probes, SandboxOptions.standard().with(behaviour)), is(empty()));
    }

    @Test
    void isMissingFromASoundReceiverThatAuthorizesBySmart() {
        assertThat(wrong(probes, SandboxOptions.standard().withSmart(SmartOptions.standard())), is(empty()));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("defects")
    void breaksItsRequirement(Defect defect) {
        List<Probe> own = probes.stream()
                .filter(p -> p.requirement().equals(defect.requirement()))
                .toList();

        assertThat("what is seen of " + defect, wrong(own, SandboxOptions.showing(defect)), is(not(empty())));
    }

    /** One defect of each requirement: the defect matrix of the suites holds every defect against every check. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("companies")
    void breaksNoOtherRequirement(List<Defect> company) {
        List<String> requirements = company.stream().map(Defect::requirement).toList();

        assertThat(
                "what is seen of all together",
                requirements(wrong(probes, showing(company))),
                is(new TreeSet<>(requirements)));
        for (Defect defect : company) {
            List<Probe> ofOthers = probes.stream()
                    .filter(p -> requirements.contains(p.requirement()))
                    .filter(p -> !p.requirement().equals(defect.requirement()))
                    .toList();
            assertThat("what is seen of " + defect + " alone", wrong(ofOthers, showing(List.of(defect))), is(empty()));
        }
    }

    @Test
    void whatTheMatrixShowsIsThere() {
        Set<String> all = Defect.all().stream().map(Defect::id).collect(Collectors.toSet());

        assertThat(
                "defects that are no more",
                SHOWN_BY_THE_MATRIX.stream().filter(id -> !all.contains(id)).toList(),
                is(empty()));
    }

    @Test
    void hasAnIdOfItsOwnAndARequirementOfTheCatalogue() {
        Set<String> ids = new HashSet<>();
        for (Defect defect : Defect.all()) {
            assertThat("second defect called " + defect, ids.add(defect.id()), is(true));
            assertThat(
                    "requirement of " + defect,
                    GuideVersion.STU1.catalogue().find(defect.requirement()).isPresent(),
                    is(true));
        }
    }

    private static SandboxOptions showing(List<Defect> company) {
        return SandboxOptions.showing(company.getFirst()).with(company);
    }

    private static Set<String> requirements(List<String> wrong) {
        return wrong.stream().map(w -> w.substring(0, w.indexOf(':'))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the probes see, each with resources of its own; where too many requests are refused, in a sandbox of its own. */
    private List<String> wrong(List<Probe> looks, SandboxOptions options) {
        if (looks.size() > 1 && options.behaviour().throttling() != Behaviour.Throttling.NEVER) {
            return looks.stream()
                    .flatMap(probe -> wrong(List.of(probe), options).stream())
                    .toList();
        }
        try (Sandbox sandbox = simulator.createSandbox(options)) {
            return looks.stream().flatMap(probe -> probe.on(sandbox).stream()).toList();
        }
    }
}
