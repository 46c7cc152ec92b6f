package org.cgmkit.console.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * What went over the wire, without what would let others in; long bodies are cut.
 *
 * @param headers the request's headers, names in lower case
 * @param request the request's body
 * @param answer the answer's body
 */
public record ExchangeBody(Map<String, String> headers, String request, String answer) {
    public ExchangeBody {
        headers = new TreeMap<>(headers);
    }
}
