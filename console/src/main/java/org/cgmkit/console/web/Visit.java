package org.cgmkit.console.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.console.store.SignIn;

/**
 * A request to the console.
 *
 * @param variables the variable parts of its path
 * @param fields the fields of its query and its form
 * @param signedIn who is signed in
 * @param address where it came from
 * @param lastEventId the id of the last event of a stream that the client has, or empty
 */
public record Visit(
        Map<String, String> variables,
        Map<String, List<String>> fields,
        Optional<SignIn> signedIn,
        String address,
        String lastEventId) {
    public Visit {
        variables = Map.copyOf(variables);
        fields = Map.copyOf(fields);
    }

    /** A variable part of the path. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Who is signed in, on a route that only they may use. */
    public SignIn signIn() {
        return signedIn.orElseThrow(PageException::notFound);
    }

    /** A field without the spaces around it, or empty. */
    public String field(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst().strip();
    }

    /** All values of a field, without the empty ones. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** The lines of a field, without the empty ones. */
    public List<String> lines(String name) {
        return Arrays.stream(field(name).split("\\s+"))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * A name that somebody gave.
     *
     * @param what what it names, such as {@code your team}
     * @throws PageException where there is none, or too long a one
     */
    public String name(String field, String what) {
        String name = field(field).replaceAll("\\p{Cntrl}+", " ");
        if (name.isEmpty() || name.length() > 60) {
            throw new PageException(
                    422,
                    "Expected a name of " + what + " of 1 to 60 characters, but got "
                            + (name.isEmpty() ? "none." : name.length() + ".") + " Go back and type one.");
        }
        return name;
    }
}
