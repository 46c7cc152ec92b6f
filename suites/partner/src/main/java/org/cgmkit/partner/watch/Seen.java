package org.cgmkit.partner.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.cgmkit.reports.Evidence;

/**
 * A request that came to the hosted cloud, and what it was answered.
 *
 * @param number its place among all, from 1 on
 * @param kind what it is for
 * @param when when it came, by the clock of the run
 * @param answered when its answer was sent
 * @param grant which grant its token or code is of, from 1 on; 0 for none
 * @param account the account that the grant opens; empty for none
 * @param method the HTTP method
 * @param path the path
 * @param query the parameters of the address
 * @param form the fields of its body
 * @param bearer the token that it shows; empty for none
 * @param status the status of the answer; 0 where none was sent
 * @param answer the JSON of the answer; missing for none
 * @param location where a browser was sent; empty for nowhere
 * @param disturbed whether the kit answered otherwise than a cloud at rest would
 * @param evidence where the exchange is kept
 */
public record Seen(
        int number,
        Kind kind,
        Instant when,
        Instant answered,
        int grant,
        String account,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        String bearer,
        int status,
        JsonNode answer,
        String location,
        boolean disturbed,
        Evidence evidence) {
    public Seen {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
    }

    /** A parameter of the address, or an empty text. */
    public String asked(String name) {
        return query.getOrDefault(name, "");
    }

    /** A field of the body, or an empty text. */
    public String sent(String name) {
        return form.getOrDefault(name, "");
    }

    /** Whether it was answered with success. */
    public boolean succeeded() {
        return status / 100 == 2;
    }

    /** A member of the answer as text, or an empty one. */
    public String got(String name) {
        return answer.path(name).asText("");
    }

    /** The request and its answer in one line. */
    @Override
    public String toString() {
        return method + " " + path + " at " + when + " -> " + (status == 0 ? "no answer" : status);
    }
}
