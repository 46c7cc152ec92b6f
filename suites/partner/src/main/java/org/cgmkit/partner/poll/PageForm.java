package org.cgmkit.partner.poll;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.partner.config.Account;
import org.cgmkit.partner.config.SignIn.ByForm;

/**
 * The first form of a page, as far as it takes to fill it in.
 *
 * @param action the address that it is sent to
 * @param hidden the fields that people do not see, with their values
 */
record PageForm(String action, Map<String, String> hidden) {
    private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?is)\\b([a-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");

    /** The form of a page at that address, or empty where it has none. */
    static Optional<PageForm> in(String html, String address) {
        Matcher form = FORM.matcher(html);
        if (!form.find()) {
            return Optional.empty();
        }
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(form.group(2));
        while (input.find()) {
            Map<String, String> attributes = attributes(input.group(1));
            if (attributes.getOrDefault("type", "").equalsIgnoreCase("hidden") && attributes.containsKey("name")) {
                hidden.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
            }
        }
        String action = attributes(form.group(1)).getOrDefault("action", "");
        return Optional.of(new PageForm(
                URI.create(address).resolve(action.isEmpty() ? address : action).toString(), hidden));
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher each = ATTRIBUTE.matcher(text);
        while (each.find()) {
            String value =
                    each.group(2) != null ? each.group(2) : each.group(3) != null ? each.group(3) : each.group(4);
            attributes.put(
                    each.group(1).toLowerCase(java.util.Locale.ROOT),
                    value.replace("&quot;", "\"")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&"));
        }
        return attributes;
    }

    /** All fields as a user fills them in. */
    Map<String, String> filled(ByForm how, Account user, boolean agrees) {
        Map<String, String> filled = new LinkedHashMap<>(hidden);
        how.fields()
                .forEach((name, text) -> filled.put(
                        name,
                        text.replace("{user}", user.name())
                                .replace("{password}", user.password())
                                .replace("{decision}", agrees ? how.allow() : how.deny())));
        return filled;
    }
}
