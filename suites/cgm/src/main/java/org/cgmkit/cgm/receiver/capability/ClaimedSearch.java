package org.cgmkit.cgm.receiver.capability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * A search by one claimed parameter, with a value that a known resource has and with one that it has not. What the parameter asks
 * for has to be found, and what it does not ask for must not be: a receiver that ignores the parameter, or the system of a code,
 * gives an app everything in place of what it looks for. Each search is narrowed to the known resource where the receiver claims a
 * parameter for that, because a patient may have thousands.
 *
 * @param receiver the receiver
 * @param type the type searched for
 * @param values the values
 * @param known where the known resource is, or nothing where there is none
 * @param narrowing the name and value of the parameter that finds nothing but the known resource; or nothing
 */
record ClaimedSearch(
        Receiver receiver,
        String type,
        SearchValues values,
        Optional<ResourceLocation> known,
        Optional<List<String>> narrowing) {

    /** The search by a value that the known resource has. */
    SearchResult matching() {
        return search(List.of(values.matching()));
    }

    /** What is wrong with what that search found, in a few words; empty where nothing is. */
    String problemWith(SearchResult matching) {
        if (!matching.answered()) {
            return "";
        }
        return misses(matching)
                ? values.parameter() + "=" + values.matching() + " does not find " + known.orElseThrow()
                        + ", which has it"
                : problemWithStrange();
    }

    /**
     * What is wrong with what is found in the first form that is answered wrongly; empty where all are answered rightly.
     *
     * @param shown the forms that were answered rightly before
     */
    String problemInOtherForms(Set<SearchForm> shown) {
        return known.filter(at -> values.isMet()).stream()
                .flatMap(at -> values.forms().stream()
                        .filter(form -> !shown.contains(form))
                        .map(form -> problemIn(form, at)))
                .filter(problem -> !problem.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A receiver may refuse a form that it does not know, and need not show everything at once. */
    private String problemIn(SearchForm form, ResourceLocation at) {
        SearchResult result = search(form.values());
        boolean found = result.found().contains(at);
        if (!result.answered() || found == form.finds() || (!found && !result.complete())) {
            return "";
        }
        String query = form.values().stream()
                .map(value -> values.parameter() + "=" + value)
                .collect(Collectors.joining("&"));
        return query + (found ? " finds " : " does not find ") + at + ": " + form.rule();
    }

    /** Whether that search does not find the known resource, which has the value. */
    boolean misses(SearchResult matching) {
        return matching.answered()
                && matching.complete()
                && values.isMet()
                && known.filter(at -> !matching.found().contains(at)).isPresent();
    }

    private String problemWithStrange() {
        String strange = values.strange();
        if (strange == null) {
            return "";
        }
        SearchResult result = search(List.of(strange));
        // A receiver may refuse a value that it does not know.
        if (!result.answered()) {
            return "";
        }
        Optional<ResourceLocation> wrong = values.nothingHasStrange()
                ? result.found().stream().findFirst()
                : known.filter(result.found()::contains);
        return wrong.map(at -> values.parameter() + "=" + strange + " finds " + at + ", which has not got it")
                .orElse("");
    }

    private SearchResult search(List<String> asked) {
        List<String> parameters = new ArrayList<>();
        if (!values.isAboutPatient() && !type.equals("Device")) {
            parameters.addAll(List.of("patient", receiver.patient()));
        }
        asked.forEach(value -> parameters.addAll(List.of(values.parameter(), value)));
        narrowing.filter(n -> !n.getFirst().equals(values.parameter())).ifPresent(parameters::addAll);
        return SearchResult.firstPage(receiver, type, parameters.toArray(String[]::new));
    }

    /** What finds nothing but that resource, by a parameter that the receiver claims; or nothing. */
    static Optional<List<String>> narrowing(
            Capability capability, String type, JsonNode resource, Optional<ResourceLocation> known) {
        List<String> claimed = capability.parametersOf(type);
        if (known.isPresent() && claimed.contains("_id")) {
            return Optional.of(List.of("_id", known.get().id()));
        }
        JsonNode identifier = resource.path("identifier").path(0);
        return known.isPresent() && claimed.contains("identifier") && identifier.has("value")
                ? Optional.of(List.of("identifier", SearchValues.token(identifier, "value")))
                : Optional.empty();
    }
}
