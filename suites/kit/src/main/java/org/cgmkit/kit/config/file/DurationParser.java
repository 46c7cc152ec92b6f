package org.cgmkit.kit.config.file;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.kit.config.ConfigurationException;

/** Reads lengths of time as people write them: {@code 500 ms}, {@code 10 s}, {@code 2 min}, {@code 30 d}. */
public final class DurationParser {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|min|h|d)");

    private DurationParser() {}

    /** @throws ConfigurationException where it is none */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    "Expected a length of time, such as 10 s, 500 ms or 2 min, but got '" + text + "'.");
        }
        long millis = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "min" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return Duration.ofMillis(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(millis))
                .longValue());
    }
}
