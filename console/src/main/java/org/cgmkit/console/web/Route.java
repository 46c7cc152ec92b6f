package org.cgmkit.console.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place of the console. All of them stand in one list, so that a test can go through them.
 *
 * @param method the HTTP method
 * @param path the path, with the names of its variable parts in braces, such as {@code /teams/{team}}
 * @param access who may use it
 * @param handler answers
 */
public record Route(String method, String path, Access access, Handler handler) {

    /** A place to look at. */
    public static Route get(String path, Access access, Handler handler) {
        return new Route("GET", path, access, handler);
    }

    /** A place for a form. */
    public static Route post(String path, Access access, Handler handler) {
        return new Route("POST", path, access, handler);
    }

    /** The variable parts of a path that is this route's, or empty where it is not. */
    Optional<Map<String, String>> match(String called) {
        String[] mine = path.split("/", -1);
        String[] parts = called.split("/", -1);
        if (mine.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < mine.length; i++) {
            if (mine[i].startsWith("{") && !parts[i].isEmpty()) {
                found.put(mine[i].substring(1, mine[i].length() - 1), parts[i]);
            } else if (!mine[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
