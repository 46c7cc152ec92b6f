package org.cgmkit.validation.finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is to say about a resource, with the findings together that say the same of different entries. Holds a few
 * bytes for each finding, however many share it.
 */
public final class GroupedFindings {
    private final List<FindingGroup> groups;

    private GroupedFindings(List<FindingGroup> groups) {
        this.groups = groups;
    }

    /** The groups of findings. */
    public static GroupedFindings of(Iterable<Finding> findings) {
        Builder builder = new Builder();
        findings.forEach(builder::add);
        return builder.build();
    }

    /** The same with one finding before all others. */
    public GroupedFindings startingWith(Finding first) {
        return new GroupedFindings(Stream.concat(Stream.of(new FindingGroup(first)), groups.stream())
                .toList());
    }

    /** The groups, in the order of their first findings. */
    public List<FindingGroup> groups() {
        return groups;
    }

    /** How many findings there are. */
    public long size() {
        return groups.stream().mapToLong(FindingGroup::size).sum();
    }

    /** How many findings make the resource invalid. */
    public long errors() {
        return groups.stream()
                .filter(g -> g.first().invalidates())
                .mapToLong(FindingGroup::size)
                .sum();
    }

    /** The findings one by one: first those outside entries, then entry by entry. */
    public List<Finding> all() {
        return groups.stream()
                .flatMap(g -> g.all().stream())
                .sorted(Comparator.comparing(Finding::entry, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /** Takes findings in the order of entries. */
    public static final class Builder {
        private final Map<FindingGroup.Key, FindingGroup> groups = new LinkedHashMap<>();

        public void add(Finding finding) {
            FindingGroup.Key key = FindingGroup.Key.of(finding);
            FindingGroup group = groups.get(key);
            if (group == null) {
                groups.put(key, new FindingGroup(finding));
            } else {
                group.add(finding);
            }
        }

        public GroupedFindings build() {
            return new GroupedFindings(List.copyOf(groups.values()));
        }
    }
}
