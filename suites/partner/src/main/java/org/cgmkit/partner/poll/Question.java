package org.cgmkit.partner.poll;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.partner.mapping.Paging;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.mapping.Window;
import org.jspecify.annotations.Nullable;

/**
 * A question for the data of a stream.
 *
 * @param stream the stream
 * @param values what stands in place of placeholders; a parameter whose placeholder has no value is left out
 */
public record Question(StreamMapping stream, Map<String, String> values) {

    /** For a window. */
    public static Question window(StreamMapping stream, Instant from, Instant to, @Nullable Integer batch) {
        Window window = stream.window();
        Map<String, String> values = new LinkedHashMap<>();
        if (window != null) {
            values.put("from", window.as().written(from));
            values.put("to", window.as().written(to));
        }
        return new Question(stream, values).limited(batch);
    }

    /** For what has come since a moment. */
    public static Question since(StreamMapping stream, Instant since, @Nullable Integer batch) {
        Window window = stream.window();
        Map<String, String> values = new LinkedHashMap<>();
        if (window != null) {
            values.put("since", window.as().written(since));
        }
        return new Question(stream, values).limited(batch);
    }

    /** For all that there is, such as devices. */
    public static Question all(StreamMapping stream) {
        return new Question(stream, Map.of());
    }

    private Question limited(@Nullable Integer batch) {
        return batch == null ? this : with("batch", String.valueOf(batch));
    }

    /** The same with another value. */
    public Question with(String placeholder, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(placeholder, value);
        return new Question(stream, more);
    }

    /** The first page of it. */
    Question first() {
        return stream.paging() instanceof Paging.Counted(int from) ? with("page", String.valueOf(from)) : this;
    }

    /** The path with its parameters. */
    String path() {
        Map<String, String> parameters = new LinkedHashMap<>();
        stream.query().forEach((name, template) -> {
            String filled = template;
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace("{" + value.getKey() + "}", value.getValue());
            }
            if (!filled.matches(".*\\{(from|to|since|cursor|page|batch)}.*")) {
                parameters.put(name, filled);
            }
        });
        return stream.get() + (parameters.isEmpty() ? "" : "?" + FormText.of(parameters));
    }
}
