package org.cgmkit.ehr.bulk.content;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants exported.
 *
 * @param client the id of the client
 * @param level of whom
 * @param url the address of the kick-off, as it came
 * @param types the types that are exported
 * @param since what was not changed after it is left out; null where all is exported
 * @param filters the queries of {@code _typeFilter}, such as {@code Observation?code=…}
 * @param untold what is not supported and was left out, to be told
 */
public record ExportOrder(
        String client,
        Level level,
        String url,
        Set<String> types,
        @Nullable Instant since,
        List<String> filters,
        List<String> untold) {
    /** Keeps copies. */
    public ExportOrder {
        types = Set.copyOf(types);
        filters = List.copyOf(filters);
        untold = List.copyOf(untold);
    }

    /** Whether a resource meets the filters of its type: one of them, where there are any. */
    public boolean admits(ExportLine line) {
        List<String> own = filters.stream()
                .filter(each -> each.startsWith(line.type() + "?"))
                .toList();
        return own.isEmpty() || own.stream().anyMatch(each -> meets(line, each));
    }

    private static boolean meets(ExportLine line, String filter) {
        String value = filter.substring(filter.indexOf('=') + 1);
        String code = value.substring(value.indexOf('|') + 1);
        return line.text().get().contains("\"code\":\"" + code + "\"");
    }
}
