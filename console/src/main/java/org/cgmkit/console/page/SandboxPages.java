package org.cgmkit.console.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.console.live.LiveStream;
import org.cgmkit.console.sandbox.Curve;
import org.cgmkit.console.sandbox.HostedSandbox;
import org.cgmkit.console.sandbox.SandboxHost;
import org.cgmkit.console.sandbox.SandboxSetup;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.ExchangeFilter;
import org.cgmkit.console.store.ExchangeLine;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.store.SignIn;
import org.cgmkit.console.web.PageException;
import org.cgmkit.console.web.Reply;
import org.cgmkit.console.web.StreamReply;
import org.cgmkit.console.web.Visit;

/** The page of a sandbox, what its forms do, and what it is told while it is open. */
final class SandboxPages {
    /** How many rows of traffic a page has at most. */
    static final int ROWS = 200;

    private static final int STREAMS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Desk desk;
    private final Map<String, Integer> streams = new ConcurrentHashMap<>();

    SandboxPages(Desk desk) {
        this.desk = desk;
    }

    Reply show(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        SandboxHost host = desk.host(row);
        HostedSandbox sandbox = at(host, row);
        Frame frame = desk.frame(row.name(), visit);
        ExchangeFilter filter = filter(visit);
        List<ExchangeRow> traffic = desk.database().exchanges().newest(row, filter, ROWS).stream()
                .map(line -> new ExchangeRow(line, frame.at(line.came())))
                .toList();
        return desk.views()
                .page(
                        "sandbox",
                        frame,
                        new SandboxView(
                                row,
                                sandbox,
                                SetupView.of(host, SandboxSetup.parse(row.settings())),
                                host.samples(),
                                traffic,
                                filter,
                                traffic.isEmpty()
                                        ? 0
                                        : traffic.getFirst().line().number(),
                                sandbox.curve(),
                                desk.once().take(visit.signIn(), ShownOnce.Kind.RECOVERY)));
    }

    Reply change(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        SandboxHost host = desk.host(row);
        SandboxSetup before = SandboxSetup.parse(row.settings());
        SandboxSetup setup = new SandboxSetup(
                visit.field("version"),
                visit.field("behaviour"),
                visit.all("defect"),
                visit.field("access"),
                visit.lines("redirects"),
                visit.field("patient"));
        String name = visit.name("name", "the sandbox");
        boolean anew = !setup.version().equals(before.version());
        try {
            host.change(row.id(), setup);
        } catch (IllegalArgumentException e) {
            throw new PageException(422, e.getMessage() + " Nothing was changed.");
        }
        if (anew) {
            host.delete(row.id());
            host.create(row.id(), setup);
        }
        desk.database().sandboxes().change(new SandboxRow(row.id(), row.team(), row.simulator(), name, setup.json()));
        desk.say(
                visit,
                "The sandbox works by the new setup from the next request on"
                        + (anew ? ", with data of that version." : "; its data are as they were."));
        return back(row);
    }

    Reply send(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        try {
            at(desk.host(row), row).send(visit.field("sample"));
        } catch (IllegalArgumentException e) {
            throw new PageException(422, String.valueOf(e.getMessage()));
        }
        desk.recorder().awaitKept();
        desk.say(visit, "Sent. The newest row of the traffic is what came of it.");
        return back(row);
    }

    Reply reset(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        SandboxHost host = desk.host(row);
        host.delete(row.id());
        host.create(row.id(), SandboxSetup.parse(row.settings()));
        desk.database().exchanges().clear(row);
        desk.say(visit, "The sandbox has the data that it began with, and its traffic is gone.");
        return back(row);
    }

    Reply delete(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        desk.recorder().forget(row);
        desk.database().sandboxes().delete(row);
        SandboxHost host = desk.hosts().get(row.simulator());
        if (host != null) {
            host.delete(row.id());
        }
        desk.say(visit, "The sandbox " + row.name() + " is gone with all that it held.");
        return Reply.seeOther("/teams/" + row.team());
    }

    Reply curve(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        Curve curve = at(desk.host(row), row).curve();
        try {
            return Reply.text(200, "application/json", JSON.writeValueAsString(curve));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A curve is plain numbers.", e);
        }
    }

    Reply live(Visit visit) {
        SandboxRow row = desk.sandbox(visit);
        SignIn signIn = visit.signIn();
        Event event = desk.database()
                .events()
                .of(signIn.team().id(), signIn.team().event())
                .orElseThrow(PageException::notFound);
        String after = visit.lastEventId().isEmpty() ? visit.field("after") : visit.lastEventId();
        if (!after.matches("\\d{1,18}")) {
            throw new PageException(422, "Expected the number of an exchange as after.");
        }
        if (streams.merge(signIn.formToken(), 1, Integer::sum) > STREAMS) {
            ended(signIn);
            throw new PageException(429, "More than " + STREAMS + " pages of yours look on already. Close one.");
        }
        LiveStream stream = new LiveStream(
                desk.database().exchanges(),
                desk.hub(),
                row,
                line -> row(line, event),
                () -> desk.database().signIns().find(signIn.token()).isPresent());
        return new StreamReply(out -> {
            try {
                stream.write(out, Long.parseLong(after));
            } finally {
                ended(signIn);
            }
        });
    }

    private String row(ExchangeLine line, Event event) {
        return desk.views()
                .render("exchangeRow", Map.of("row", new ExchangeRow(line, new Moment(line.came(), event.zone()))));
    }

    private void ended(SignIn signIn) {
        streams.computeIfPresent(signIn.formToken(), (who, count) -> count == 1 ? null : count - 1);
    }

    private static ExchangeFilter filter(Visit visit) {
        String status = visit.field("status");
        return new ExchangeFilter(
                visit.field("method"), status.matches("[1-5]") ? Integer.parseInt(status) : 0, visit.field("text"));
    }

    private static HostedSandbox at(SandboxHost host, SandboxRow row) {
        return host.find(row.id())
                .orElseThrow(() -> new PageException(
                        409, "The simulator does not have this sandbox any more. Delete it, and make another one."));
    }

    private static Reply back(SandboxRow row) {
        return Reply.seeOther("/sandboxes/" + row.id());
    }
}
