package org.cgmkit.bulk.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that a manifest lists.
 *
 * @param json the item, as it stands there
 * @param url its address, made absolute
 */
public record Item(JsonNode json, String url) {

    /** The items of a member of a manifest that was fetched from an address. */
    static List<Item> in(JsonNode manifest, String member, String from) {
        List<Item> items = new ArrayList<>();
        manifest.path(member).forEach(each -> {
            String url = each.path("url").asText();
            items.add(new Item(each, resolved(url, from)));
        });
        return items;
    }

    private static String resolved(String url, String from) {
        try {
            return URI.create(from).resolve(url).toString();
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    /** The type that it says. */
    public String type() {
        return json.path("type").asText();
    }

    /** The last part of its address, for messages. */
    public String name() {
        return url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }
}
