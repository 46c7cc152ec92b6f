package org.cgmkit.console.page;

import java.time.Duration;
import org.cgmkit.console.sandbox.ExchangeReading;
import org.cgmkit.console.sandbox.FinishedExchange;
import org.cgmkit.console.sandbox.SandboxHost;
import org.cgmkit.console.sandbox.SandboxSetup;
import org.cgmkit.console.store.ExchangeBody;
import org.cgmkit.console.store.ExchangeLine;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.web.PageException;
import org.cgmkit.console.web.Reply;
import org.cgmkit.console.web.Visit;

/** The page of an exchange, and what went over the wire in it. */
final class ExchangePages {
    private final Desk desk;

    ExchangePages(Desk desk) {
        this.desk = desk;
    }

    Reply show(Visit visit) {
        ExchangeLine line = exchange(visit);
        SandboxRow sandbox = desk.database()
                .sandboxes()
                .find(visit.signIn().team(), line.sandbox())
                .orElseThrow(PageException::notFound);
        SandboxHost host = desk.host(sandbox);
        ExchangeBody body = desk.database().exchanges().body(line);
        // Findings tell the lines of what is shown, which is not always as it was on the wire.
        String request = WireText.readable(body.request());
        ExchangeReading reading = host.reading(
                new FinishedExchange(
                        line.sandbox(),
                        line.came(),
                        Duration.ofMillis(line.tookMillis()),
                        line.method(),
                        line.path(),
                        body.headers(),
                        request,
                        line.status(),
                        body.answer()),
                SandboxSetup.parse(sandbox.settings()));
        Frame frame = desk.frame(line.method() + " " + line.kind() + ", " + line.status(), visit);
        String address = host.find(sandbox.id()).map(s -> s.address()).orElse("");
        return desk.views()
                .page(
                        "exchange",
                        frame,
                        new ExchangeView(
                                new ExchangeRow(line, frame.at(line.came())),
                                sandbox,
                                body,
                                request.lines().toList(),
                                WireText.readable(body.answer()).lines().toList(),
                                reading,
                                CurlCommand.of(line, body, address),
                                desk.database().exchanges().beside(line, true).map(ExchangeLine::id),
                                desk.database().exchanges().beside(line, false).map(ExchangeLine::id)));
    }

    Reply request(Visit visit) {
        return Reply.text(
                200,
                "text/plain;charset=UTF-8",
                desk.database().exchanges().body(exchange(visit)).request());
    }

    Reply answer(Visit visit) {
        return Reply.text(
                200,
                "text/plain;charset=UTF-8",
                desk.database().exchanges().body(exchange(visit)).answer());
    }

    private ExchangeLine exchange(Visit visit) {
        return desk.database()
                .exchanges()
                .find(visit.signIn().team(), visit.variable("exchange"))
                .orElseThrow(PageException::notFound);
    }
}
