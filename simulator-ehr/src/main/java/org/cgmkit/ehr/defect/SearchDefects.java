package org.cgmkit.ehr.defect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.search.SearchParameters;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.GuideVersion;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** What a receiver can get wrong about what its searches find: a parameter, or the system of a code, that counts for nothing. */
final class SearchDefects {
    private static final String HONEST = "receiver.capability.honest";
    private static final String SEARCHABLE = "receiver.storage.searchable";
    private static final String ORDERS = "receiver.orders.conform";

    private static final List<SearchCriterion> NOTHING = List.of(new SearchCriterion.WithId(Set.of("")));

    private SearchDefects() {}

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
        for (String parameter : List.of("code", "category", "identifier", "status")) {
            all.add(of(
                    "search-ignores-" + parameter,
                    HONEST,
                    "Finds observations whatever " + parameter + " is searched for.",
                    "Observation",
                    asked -> without(asked, c -> isToken(c, parameter))));
        }
        for (String parameter : List.of("code", "category", "identifier")) {
            all.add(of(
                    "search-ignores-system-of-" + parameter,
                    HONEST,
                    "Finds observations by the " + parameter + " without its system.",
                    "Observation",
                    asked -> withoutSystem(asked, parameter)));
        }
        all.add(of(
                "search-ignores-date",
                HONEST,
                "Finds observations of any time, whatever date is searched for.",
                "Observation",
                asked -> without(asked, c -> c instanceof SearchCriterion.At)));
        all.add(of(
                "search-ignores-id",
                HONEST,
                "Finds all devices, whatever _id is searched for.",
                "Device",
                asked -> without(asked, c -> c instanceof SearchCriterion.WithId)));
        all.add(of(
                "search-ignores-patient",
                HONEST,
                "Finds the reports of all patients, whatever patient is searched for.",
                "DiagnosticReport",
                asked -> without(asked, c -> c instanceof SearchCriterion.OfPatient)));
        all.add(unlisted(
                "unlisted-search-ignores-code",
                "Finds reports whatever code is searched for, and does not list that parameter.",
                asked -> without(asked, c -> isToken(c, "code"))));
        all.add(unlisted(
                "unlisted-search-ignores-system",
                "Finds reports by the code without its system, and does not list that parameter.",
                asked -> withoutSystem(asked, "code")));
        all.add(of(
                "orders-by-code-without-system",
                ORDERS,
                "Finds orders by the code without its system.",
                "ServiceRequest",
                asked -> withoutSystem(asked, "code")));
        all.add(of(
                "orders-of-every-code",
                ORDERS,
                "Finds all orders of the patient, whatever code is searched for.",
                "ServiceRequest",
                asked -> without(asked, c -> isToken(c, "code"))));
        all.add(of(
                "molar-readings-not-found",
                SEARCHABLE,
                "Finds nothing by the code of readings in mmol/L.",
                "Observation",
                asked -> Arrays.stream(GuideVersion.values())
                                .flatMap(version -> version.codings(Concept.SENSOR_READING_MOLES).stream())
                                .anyMatch(coding -> asked.stream().anyMatch(c -> isCode(c, coding.code())))
                        ? NOTHING
                        : asked));
        all.add(of(
                "submitted-devices-not-found",
                HONEST,
                "Finds the devices that were created one by one, and none that was submitted.",
                "Device",
                SearchDefects::notSubmitted));
        all.add(of(
                "devices-not-found",
                HONEST,
                "Finds no device by any search, though it claims searches of devices.",
                "Device",
                asked -> NOTHING));
        return List.copyOf(all);
    }

    private static List<SearchCriterion> notSubmitted(List<SearchCriterion> asked) {
        List<SearchCriterion> all = new ArrayList<>(asked);
        all.add(new SearchCriterion.NotSubmitted());
        return all;
    }

    /** A defect of what is searched for in resources of that type. */
    static Defect of(
            String id,
            String requirement,
            String description,
            String type,
            UnaryOperator<List<SearchCriterion>> mistake) {
        return Defect.of(id, requirement, description, w -> {
            Workings searching = searching(w, type, mistake);
            return requirement.equals(HONEST) ? searching.showing(c -> claiming(c, type)) : searching;
        });
    }

    /** The capability statement with all search parameters that the type has, so that none is ignored unseen. */
    private static CapabilityStatement claiming(CapabilityStatement capability, String type) {
        capability.getRestFirstRep().getResource().stream()
                .filter(r -> r.getType().equals(type))
                .forEach(r -> SearchParameters.of(type).keySet().stream()
                        .filter(name -> r.getSearchParam().stream()
                                .noneMatch(p -> p.getName().equals(name)))
                        .forEach(name -> r.addSearchParam().setName(name)));
        return capability;
    }

    private static Defect unlisted(String id, String description, UnaryOperator<List<SearchCriterion>> mistake) {
        return Defect.of(
                id,
                SEARCHABLE,
                description,
                w -> searching(w, "DiagnosticReport", mistake).showing(c -> {
                    c.getRestFirstRep().getResource().stream()
                            .filter(r -> r.getType().equals("DiagnosticReport"))
                            .forEach(r ->
                                    r.getSearchParam().removeIf(p -> p.getName().equals("code")));
                    return c;
                }));
    }

    private static Workings searching(Workings workings, String type, UnaryOperator<List<SearchCriterion>> mistake) {
        return workings.narrowing((searched, asked) -> searched.equals(type) ? mistake.apply(asked) : asked);
    }

    private static List<SearchCriterion> without(List<SearchCriterion> asked, Predicate<SearchCriterion> ignored) {
        return asked.stream().filter(ignored.negate()).toList();
    }

    private static List<SearchCriterion> withoutSystem(List<SearchCriterion> asked, String parameter) {
        return asked.stream()
                .map(c -> isToken(c, parameter) && c instanceof SearchCriterion.WithToken token
                        ? new SearchCriterion.WithToken(
                                parameter,
                                token.tokens().stream()
                                        .map(t -> new SearchCriterion.Token(null, t.code()))
                                        .toList())
                        : c)
                .toList();
    }

    private static boolean isCode(SearchCriterion criterion, String code) {
        return isToken(criterion, "code")
                && criterion instanceof SearchCriterion.WithToken token
                && token.tokens().stream().anyMatch(t -> code.equals(t.code()));
    }

    private static boolean isToken(SearchCriterion criterion, String parameter) {
        return criterion instanceof SearchCriterion.WithToken token
                && token.parameter().equals(parameter);
    }
}
