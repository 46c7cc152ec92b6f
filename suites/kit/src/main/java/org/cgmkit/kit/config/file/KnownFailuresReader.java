package org.cgmkit.kit.config.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.KnownFailure;

/** Reads the failures that a target's owner declares to know of. */
final class KnownFailuresReader {
    private final List<String> ids;

    KnownFailuresReader(Catalogue catalogue, Role role) {
        ids = catalogue.requirementsOf(role).stream().map(Requirement::id).toList();
    }

    List<KnownFailure> read(YamlField list) {
        List<KnownFailure> known = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (YamlField entry : list.elements()) {
            YamlField requirement = entry.member("requirement");
            Optional<String> id = requirement.read(this::known);
            id.ifPresent(each -> {
                Integer first = lines.putIfAbsent(each, requirement.line());
                if (first != null) {
                    requirement.wrong("The known failure of '" + each + "' is declared twice, first on line " + first
                            + ": leave one of them out.");
                }
            });
            Optional<LocalDate> expires = entry.member("expires").read(KnownFailuresReader::date);
            Optional<String> reason = entry.member("reason").text();
            Optional<String> owner = entry.member("owner").text();
            if (id.isPresent() && expires.isPresent() && reason.isPresent() && owner.isPresent()) {
                known.add(new KnownFailure(
                        id.get(), reason.get().strip(), owner.get().strip(), expires.get()));
            }
        }
        return known;
    }

    private String known(String id) {
        if (!ids.contains(id)) {
            String nearest = ids.stream()
                    .min(Comparator.comparingInt(
                            each -> LevenshteinDistance.getDefaultInstance().apply(each, id)))
                    .orElse("");
            throw new ConfigurationException("Expected the id of a requirement, but there is none '" + id
                    + "': did you mean '" + nearest + "'? `cgmkit requirements` lists them.");
        }
        return id;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new ConfigurationException(
                    "Expected 'expires' to be a date that exists, such as 2027-01-31, but got '" + text + "'.");
        }
    }
}
