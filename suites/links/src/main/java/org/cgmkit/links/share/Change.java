package org.cgmkit.links.share;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.links.content.SharedContent;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.visit.Visit;

/**
 * What a link gave before new data came in, and after.
 *
 * @param share the link
 * @param before the visit before
 * @param after the last visit after
 * @param waited how long after the data had come in that was
 */
public record Change(MadeShare share, Visit before, Visit after, Duration waited) {

    /** Whether what is shared is another after than it was before, as far as it could be opened. */
    public boolean visible() {
        return !resources(before).equals(resources(after));
    }

    /** The files that stayed shut after, all of which opened before. */
    public List<OpenedFile> shut() {
        boolean openBefore =
                before.files().stream().allMatch(file -> file.text().isPresent());
        return openBefore
                ? after.files().stream().filter(file -> file.text().isEmpty()).toList()
                : List.of();
    }

    private static Set<Object> resources(Visit visit) {
        return SharedContent.of(visit.files()).entries().stream()
                .map(entry -> (Object) entry.resource())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
