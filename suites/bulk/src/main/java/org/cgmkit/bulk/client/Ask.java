package org.cgmkit.bulk.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.bulk.config.ExportLevel;
import org.cgmkit.guide.search.QueryString;

/**
 * What an export is asked for by.
 *
 * @param level of whom
 * @param parameters the parameters, in their order
 * @param preferences what is preferred beside {@code respond-async}
 */
public record Ask(ExportLevel level, List<Map.Entry<String, String>> parameters, List<String> preferences) {
    /** Keeps copies. */
    public Ask {
        parameters = List.copyOf(parameters);
        preferences = List.copyOf(preferences);
    }

    /** An export at a level, of all that there is. */
    public static Ask of(ExportLevel level) {
        return new Ask(level, List.of(), List.of());
    }

    /** The same with another parameter. */
    public Ask with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(parameters);
        more.add(Map.entry(name, value));
        return new Ask(level, more, preferences);
    }

    /** The same with a preference. */
    public Ask preferring(String preference) {
        List<String> more = new ArrayList<>(preferences);
        more.add(preference);
        return new Ask(level, parameters, more);
    }

    /** The query, with its question mark; empty where there are no parameters. */
    String query() {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(each -> each.getKey() + "=" + QueryString.encoded(each.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
