package org.cgmkit.partner.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.JsonTree;
import org.cgmkit.kit.config.file.YamlField;
import org.jspecify.annotations.Nullable;

/** Reads a mapping from nodes that know their lines. */
final class MappingReader {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final List<String> PLACEHOLDERS = List.of("from", "to", "since", "cursor", "page", "batch");
    private static final TimeReading UTC = TimeReading.ofPattern("(none)", "uuuu-MM-dd'T'HH:mm:ssX", null, null, false);

    private final YamlField root;
    private final JsonTree tree;
    private final Map<String, TimeReading> times = new LinkedHashMap<>();

    MappingReader(YamlField root, JsonTree tree) {
        this.root = root;
        this.tree = tree;
    }

    Mapping read() {
        root.member("times")
                .members()
                .forEach((name, field) ->
                        field.attempt(() -> time(name, field)).ifPresent(reading -> times.put(name, reading)));
        List<StreamMapping> streams = new ArrayList<>();
        root.member("streams").members().forEach((name, field) -> streams.add(stream(name, field)));
        return new Mapping(
                root.member("name").text().orElse("a mapping"),
                root.member("api").text().orElse(""),
                oauth(root.member("oauth")),
                streams);
    }

    private static OAuthMapping oauth(YamlField field) {
        List<String> denied = new ArrayList<>();
        field.member("denied").elements().forEach(each -> each.text().ifPresent(denied::add));
        return new OAuthMapping(
                field.member("authorize").text().orElse(""),
                field.member("token").text().orElse(""),
                field.member("revoke").text().orElse(""),
                field.member("client").text().orElse("basic").equals("basic"),
                !field.member("pkce").text().orElse("taken").equals("none"),
                field.member("scope").text().orElse(""),
                denied);
    }

    private static TimeReading time(String name, YamlField field) {
        Optional<String> epoch = field.member("epoch").text();
        if (epoch.isPresent()) {
            return TimeReading.ofEpoch(name, epoch.get().equals("ms"));
        }
        Optional<String> zone = field.member("zone").text();
        boolean local = field.member("local").truth().orElse(false);
        Optional<String> place = zone.filter(text -> text.startsWith("/") || text.startsWith("^"));
        return TimeReading.ofPattern(
                name,
                field.member("pattern")
                        .text()
                        .orElseThrow(
                                () -> new ConfigurationException("Expected 'pattern', or 'epoch: s' or 'epoch: ms', in"
                                        + " the reading '" + name + "', but there is neither.")),
                zone.filter(text -> place.isEmpty()).map(MappingReader::zone).orElse(null),
                place.map(Place::of).orElse(null),
                local);
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new ConfigurationException("Expected a zone such as Europe/Berlin or UTC, or the place of one such as"
                    + " /timezone, but got '" + id + "'.");
        }
    }

    private StreamMapping stream(String name, YamlField field) {
        Map<String, String> query = new LinkedHashMap<>();
        field.member("query")
                .members()
                .forEach((parameter, value) -> value.text().ifPresent(text -> {
                    rejectUnknownPlaceholders(value, text);
                    query.put(parameter, text);
                }));
        Window window = window(field.member("window"));
        YamlField asked = field.member("query");
        if (window == null && query.values().stream().anyMatch(each -> each.contains("{from}"))) {
            asked.wrong("Expected 'window' beside 'query', which says how {from} and {to} are written, such as"
                    + " window: {by: measured, as: "
                    + times.keySet().stream().findFirst().orElse("instant") + "}.");
        }
        YamlField where = field.member("where");
        Set<String> in = new HashSet<>();
        where.member("in").elements().forEach(each -> each.text().ifPresent(in::add));
        return new StreamMapping(
                name,
                field.member("get").text().orElse(""),
                query,
                window,
                paging(field.member("pages")),
                field.member("records").read(Place::of).orElse(Place.of("")),
                where.member("at").read(Place::of).orElse(null),
                in,
                record(field.member("record")));
    }

    private static void rejectUnknownPlaceholders(YamlField value, String text) {
        Matcher each = PLACEHOLDER.matcher(text);
        while (each.find()) {
            if (!PLACEHOLDERS.contains(each.group(1))) {
                value.wrong("Expected one of the placeholders {" + String.join("}, {", PLACEHOLDERS) + "}, but got {"
                        + each.group(1) + "}.");
            }
        }
    }

    private @Nullable Window window(YamlField field) {
        if (!field.there()) {
            return null;
        }
        YamlField as = field.member("as");
        Duration longest = field.member("longest").read(DurationParser::parse).orElse(null);
        return new Window(
                field.member("bounds").text().orElse(""),
                as.text().map(text -> reading(as, text)).orElse(UTC),
                longest,
                field.member("since").text().orElse("measured").equals("arrived"));
    }

    /** The reading of that name; one that does nothing where there is none, which is kept as a mistake. */
    private TimeReading reading(YamlField place, String name) {
        TimeReading reading = times.get(name);
        if (reading == null) {
            place.wrong("Expected one of the readings under 'times' (" + String.join(", ", times.keySet())
                    + "), but got '" + name + "'.");
            return UTC;
        }
        return reading;
    }

    private static Paging paging(YamlField field) {
        Optional<Place> cursor = field.member("cursor").read(Place::of);
        if (cursor.isPresent()) {
            return new Paging.Cursor(cursor.get());
        }
        Optional<Place> next = field.member("next").read(Place::of);
        if (next.isPresent()) {
            return new Paging.Next(next.get());
        }
        YamlField number = field.member("number");
        return number.there()
                ? new Paging.Counted(
                        number.member("from").text().map(Integer::parseInt).orElse(1))
                : new Paging.None();
    }

    private Map<Field, FieldRule> record(YamlField record) {
        Map<Field, FieldRule> rules = new EnumMap<>(Field.class);
        FieldReader reader = new FieldReader(tree, this::reading);
        record.members()
                .forEach((name, field) -> Field.find(name)
                        .ifPresentOrElse(
                                known -> reader.read(known, field).ifPresent(rule -> rules.put(known, rule)),
                                () -> field.wrong(FieldReader.unknown(name))));
        if (record.there() && !record.member("type").there()) {
            record.wrong("Expected 'type' in 'record', such as type: {value: cbg}, but it is missing.");
        }
        return rules;
    }
}
