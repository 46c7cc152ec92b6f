package org.cgmkit.guide.cgm.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Loinc;

/** The facts of one resource or Bundle in the light of each version; a long Bundle is taken entry by entry. */
public final class SubmissionFacts {
    private final Map<GuideVersion, ResourceFacts> collected = new EnumMap<>(GuideVersion.class);
    private int entries;

    public SubmissionFacts() {
        for (GuideVersion version : GuideVersion.values()) {
            collected.put(version, new ResourceFacts(version));
        }
    }

    /** The facts of a resource with all its entries. */
    public static SubmissionFacts of(JsonNode resource) {
        SubmissionFacts facts = new SubmissionFacts().header(resource);
        resource.path("entry").forEach(facts::entry);
        return facts;
    }

    /** Takes a resource without its entries. */
    public SubmissionFacts header(JsonNode resource) {
        collected.values().forEach(f -> f.header(resource));
        return this;
    }

    /** Takes the next entry. */
    public SubmissionFacts entry(JsonNode entry) {
        int position = entries++;
        collected.values().forEach(f -> f.entry(entry, position));
        return this;
    }

    /** The facts in a run for that version. */
    public Facts facts(GuideVersion version) {
        ResourceFacts found = collected.get(version);
        return found == null ? new Facts() : found.facts();
    }

    /**
     * The version for which it was written: the one to which the fewest codes are foreign, then the fewest canonicals. A tag counts
     * with the type of Bundle that goes with it.
     */
    public VersionRecognition recognition() {
        GuideVersion best = Arrays.stream(GuideVersion.values())
                .min(Comparator.comparingInt(this::foreignCodes).thenComparingInt(this::foreignAddresses))
                .orElse(GuideVersion.STU1);
        boolean bridge =
                Arrays.stream(GuideVersion.values()).anyMatch(v -> v != best && foreignCodes(v) == foreignCodes(best));
        return VersionRecognition.of(best, facts(best), bridge);
    }

    /** LOINC codes that STU 1 does not use are no sign against it: they are there for others than this guide, too. */
    private int foreignCodes(GuideVersion version) {
        Facts facts = facts(version);
        long codes = facts.values(FactKind.FOREIGN_CODE).stream()
                .filter(c -> version != GuideVersion.STU1 || !c.startsWith(Loinc.SYSTEM))
                .count();
        return (int) codes + facts.values(FactKind.FOREIGN_ORDER).size();
    }

    private int foreignAddresses(GuideVersion version) {
        Facts facts = facts(version);
        long canonicals = facts.values(FactKind.CANONICAL).stream()
                .filter(c -> !c.startsWith(version.canonicalBase() + "/"))
                .count();
        long versions = facts.values(FactKind.VERSIONED).stream()
                .filter(c -> !c.endsWith("|" + version.packageVersion()))
                .count();
        return (int) (canonicals + versions) + (isTaggedForAnother(version, facts) ? 1 : 0);
    }

    private static boolean isTaggedForAnother(GuideVersion version, Facts facts) {
        return !facts.values(FactKind.TAG).isEmpty()
                && version.submission().tag().isEmpty()
                && !facts.values(FactKind.BUNDLE_TYPE)
                        .contains(version.submission().bundleType());
    }
}
