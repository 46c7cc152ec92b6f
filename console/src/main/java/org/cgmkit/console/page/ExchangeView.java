package org.cgmkit.console.page;

import java.util.List;
import java.util.Optional;
import org.cgmkit.console.sandbox.ExchangeReading;
import org.cgmkit.console.store.ExchangeBody;
import org.cgmkit.console.store.SandboxRow;

/**
 * What the page of an exchange shows.
 *
 * @param row the exchange
 * @param sandbox its sandbox
 * @param body what went over the wire
 * @param request the request's body by lines
 * @param answer the answer's body by lines
 * @param reading what there is to say about it
 * @param curl a command that sends the same
 * @param older the exchange before it
 * @param newer the exchange after it
 */
public record ExchangeView(
        ExchangeRow row,
        SandboxRow sandbox,
        ExchangeBody body,
        List<String> request,
        List<String> answer,
        ExchangeReading reading,
        String curl,
        Optional<String> older,
        Optional<String> newer) {}
