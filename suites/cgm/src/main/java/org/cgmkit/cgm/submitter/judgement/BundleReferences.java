package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows references between the entries of one submission (FHIR R4, "Resolving references in Bundles"). */
final class BundleReferences {
    /** A type and an id, with whatever version of it. */
    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})(/_history/[A-Za-z0-9.-]{1,64})?");

    private static final Pattern ABSOLUTE = Pattern.compile("(https?://\\S+)/" + RELATIVE.pattern());

    private final Map<String, SentEntry> byFullUrl = new LinkedHashMap<>();

    private BundleReferences() {}

    /** The links of each submission of the run, by its position. */
    static Map<Integer, BundleReferences> of(List<SentEntry> entries) {
        Map<Integer, BundleReferences> links = new LinkedHashMap<>();
        for (SentEntry entry : entries) {
            BundleReferences own = links.computeIfAbsent(entry.submission(), unused -> new BundleReferences());
            if (!entry.fullUrl().isEmpty()) {
                own.byFullUrl.putIfAbsent(entry.fullUrl(), entry);
            }
        }
        return links;
    }

    /** The entry that a reference in another one leads to, or empty where it leads to none. */
    Optional<SentEntry> follow(SentEntry from, String reference) {
        SentEntry exact = byFullUrl.get(reference);
        if (exact != null) {
            return Optional.of(exact);
        }
        Optional<String> typeAndId = relative(reference);
        if (typeAndId.isPresent()) {
            Matcher base = ABSOLUTE.matcher(from.fullUrl());
            return base.matches()
                    ? Optional.ofNullable(byFullUrl.get(base.group(1) + "/" + typeAndId.get()))
                    : Optional.empty();
        }
        Matcher absolute = ABSOLUTE.matcher(reference);
        return absolute.matches()
                ? Optional.ofNullable(byFullUrl.get(absolute.group(1) + "/" + absolute.group(2)))
                : Optional.empty();
    }

    /** The resource that a reference leads to: in the same submission, or at the receiver. */
    Optional<JsonNode> resolve(SentEntry from, String reference, ReceiverResources held) {
        return follow(from, reference)
                .map(SentEntry::resource)
                .or(() -> relative(reference).or(() -> belowSomeBase(reference)).flatMap(held::find));
    }

    /** The type and id of a relative reference, without a version; empty for every other form. */
    static Optional<String> relative(String reference) {
        Matcher matcher = RELATIVE.matcher(reference);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The type and id of a reference below that base, without a version; empty for every other form. */
    static Optional<String> below(String base, String reference) {
        String root = base.endsWith("/") ? base : base + "/";
        return reference.startsWith(root) ? relative(reference.substring(root.length())) : Optional.empty();
    }

    private static Optional<String> belowSomeBase(String reference) {
        Matcher absolute = ABSOLUTE.matcher(reference);
        return absolute.matches() ? Optional.of(absolute.group(2)) : Optional.empty();
    }

    /**
     * Every literal reference in a resource.
     *
     * @param path where it stands below the resource, such as {@code hasMember[2].reference}
     * @param reference its text
     */
    record Literal(String path, String reference) {

        /** All of a resource, contained resources included, in the order in which they stand. */
        static List<Literal> in(JsonNode resource) {
            List<Literal> found = new ArrayList<>();
            collect("", resource, found);
            return found;
        }

        private static void collect(String path, JsonNode node, List<Literal> found) {
            if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    collect(path + "[" + i + "]", node.path(i), found);
                }
                return;
            }
            node.properties().forEach(member -> {
                String here = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                if (member.getKey().equals("reference") && member.getValue().isTextual()) {
                    found.add(new Literal(here, member.getValue().asText()));
                } else {
                    collect(here, member.getValue(), found);
                }
            });
        }
    }
}
