package org.cgmkit.console.page;

import static org.cgmkit.console.web.Access.EVERYBODY;
import static org.cgmkit.console.web.Access.TEAM;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cgmkit.console.live.LiveHub;
import org.cgmkit.console.live.TrafficRecorder;
import org.cgmkit.console.sandbox.SandboxHost;
import org.cgmkit.console.store.ConsoleDatabase;
import org.cgmkit.console.web.Assets;
import org.cgmkit.console.web.PageException;
import org.cgmkit.console.web.Reply;
import org.cgmkit.console.web.Route;
import org.cgmkit.console.web.SessionCookie;
import org.cgmkit.console.web.TryLimit;
import org.cgmkit.console.web.Visit;

/** All pages: the one list of the console's routes. */
public final class ConsolePages {
    private final Desk desk;

    /**
     * The pages over a database and its sandboxes.
     *
     * @param hosts what hosts the sandboxes, by the ids of the simulators; a new team gets a sandbox of the first
     */
    public ConsolePages(
            ConsoleDatabase database,
            Map<String, SandboxHost> hosts,
            TrafficRecorder recorder,
            LiveHub hub,
            SessionCookie cookie,
            Clock clock) {
        this.desk = new Desk(database, hosts, recorder, hub, new Views(), cookie, new TryLimit(clock), new ShownOnce());
    }

    /** The routes. */
    public List<Route> routes() {
        DoorPages door = new DoorPages(desk);
        TeamPages team = new TeamPages(desk);
        SandboxPages sandbox = new SandboxPages(desk);
        ExchangePages exchange = new ExchangePages(desk);
        Assets assets = new Assets();
        return List.of(
                Route.get("/", EVERYBODY, door::door),
                Route.get("/assets/{name}", EVERYBODY, visit -> assets.reply(visit.variable("name"))),
                Route.post("/join", EVERYBODY, door::join),
                Route.post("/sign-in", EVERYBODY, door::signIn),
                Route.get("/invitations/{key}", EVERYBODY, door::invitation),
                Route.post("/invitations/{key}", EVERYBODY, door::accept),
                Route.post("/sign-out", TEAM, door::signOut),
                Route.get("/events/{event}", TEAM, team::event),
                Route.get("/teams/{team}", TEAM, team::team),
                Route.post("/teams/{team}/sandboxes", TEAM, team::createSandbox),
                Route.post("/teams/{team}/keys", TEAM, team::newKey),
                Route.post("/teams/{team}/keys/{key}/end", TEAM, team::endKey),
                Route.post("/teams/{team}/invitations", TEAM, team::newInvitation),
                Route.get("/sandboxes/{sandbox}", TEAM, sandbox::show),
                Route.get("/sandboxes/{sandbox}/live", TEAM, sandbox::live),
                Route.get("/sandboxes/{sandbox}/curve", TEAM, sandbox::curve),
                Route.post("/sandboxes/{sandbox}/setup", TEAM, sandbox::change),
                Route.post("/sandboxes/{sandbox}/samples", TEAM, sandbox::send),
                Route.post("/sandboxes/{sandbox}/reset", TEAM, sandbox::reset),
                Route.post("/sandboxes/{sandbox}/delete", TEAM, sandbox::delete),
                Route.get("/exchanges/{exchange}", TEAM, exchange::show),
                Route.get("/exchanges/{exchange}/request", TEAM, exchange::request),
                Route.get("/exchanges/{exchange}/answer", TEAM, exchange::answer));
    }

    /** The page that says why a request cannot be answered. */
    public Reply complaint(Visit visit, PageException problem) {
        return desk.views()
                .page(
                        problem.status(),
                        "complaint",
                        Frame.open(problem.status() == 404 ? "Not found" : "That did not work", visit.signedIn()),
                        String.valueOf(problem.getMessage()));
    }
}
