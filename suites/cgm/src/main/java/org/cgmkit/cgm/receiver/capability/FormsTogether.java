package org.cgmkit.cgm.receiver.capability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * Tries the forms that find the known resource together: one form of each parameter in each search, so that a sound receiver is asked
 * some ten times and not some forty. A search with several parameters finds only what meets all of them (FHIR R4, search.html#combining),
 * so where it finds the known resource each of its forms was understood. Where it does not, nothing is said of any of them, and each has
 * to be tried alone.
 *
 * @param receiver the receiver
 * @param type the type searched for
 * @param narrowing the name and value of the parameter that finds nothing but the known resource; or nothing
 */
record FormsTogether(Receiver receiver, String type, Optional<List<String>> narrowing) {
    /** The forms that were answered rightly, each as the object that it is: two parameters may have forms that look alike. */
    Set<SearchForm> shown(List<SearchValues> parameters, Optional<ResourceLocation> known) {
        Set<SearchForm> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        if (known.isEmpty()) {
            return shown;
        }
        List<SearchValues> met = parameters.stream().filter(SearchValues::isMet).toList();
        for (int round = 0; ; round++) {
            List<SearchForm> forms = new ArrayList<>();
            List<String> asked = new ArrayList<>();
            boolean patient = false;
            boolean narrow = true;
            for (SearchValues values : met) {
                List<SearchForm> finding =
                        values.forms().stream().filter(SearchForm::finds).toList();
                if (round < finding.size()) {
                    forms.add(finding.get(round));
                    finding.get(round).values().forEach(value -> asked.addAll(List.of(values.parameter(), value)));
                    patient |= values.isAboutPatient();
                    narrow &= !values.parameter()
                            .equals(narrowing.map(List::getFirst).orElse(""));
                }
            }
            if (forms.size() < 2) {
                return shown;
            }
            if (!patient && !type.equals("Device")) {
                asked.addAll(List.of("patient", receiver.patient()));
            }
            if (narrow) {
                narrowing.ifPresent(asked::addAll);
            }
            SearchResult result = SearchResult.firstPage(receiver, type, asked.toArray(String[]::new));
            if (result.answered() && result.found().contains(known.get())) {
                shown.addAll(forms);
            }
        }
    }
}
