package org.cgmkit.console.page;

import java.util.List;
import org.cgmkit.console.store.Credential;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.store.Team;
import org.cgmkit.console.web.PageException;
import org.cgmkit.console.web.Reply;
import org.cgmkit.console.web.Visit;

/** Pages of an event and of a team. */
final class TeamPages {
    private final Desk desk;

    TeamPages(Desk desk) {
        this.desk = desk;
    }

    Reply event(Visit visit) {
        Team team = visit.signIn().team();
        Event event =
                desk.database().events().of(team.id(), visit.variable("event")).orElseThrow(PageException::notFound);
        return desk.views()
                .page(
                        "event",
                        desk.frame(event.name(), visit),
                        new EventView(event, desk.database().teams().of(event), team.id()));
    }

    Reply team(Visit visit) {
        Team team = own(visit);
        List<SandboxItem> sandboxes = desk.database().sandboxes().of(team).stream()
                .map(row -> new SandboxItem(
                        row,
                        desk.host(row).find(row.id()).map(s -> s.address()).orElse(""),
                        desk.database().exchanges().count(row)))
                .toList();
        return desk.views()
                .page(
                        "team",
                        desk.frame(team.name(), visit),
                        new TeamView(
                                team,
                                desk.database().teams().members(team),
                                sandboxes,
                                Desk.SANDBOXES,
                                desk.hosts().values().stream()
                                        .map(host -> host.simulator())
                                        .toList(),
                                desk.database().teams().keys(team),
                                desk.once().take(visit.signIn(), ShownOnce.Kind.RECOVERY),
                                desk.once().take(visit.signIn(), ShownOnce.Kind.INVITATION)));
    }

    Reply createSandbox(Visit visit) {
        Team team = own(visit);
        SandboxRow sandbox = desk.create(team, visit.field("simulator"), visit.name("name", "the sandbox"));
        return Reply.seeOther("/sandboxes/" + sandbox.id());
    }

    Reply newKey(Visit visit) {
        Team team = own(visit);
        desk.once()
                .put(
                        visit.signIn(),
                        ShownOnce.Kind.RECOVERY,
                        desk.database().teams().newKey(team, Credential.Kind.RECOVERY));
        return Reply.seeOther("/teams/" + team.id());
    }

    Reply newInvitation(Visit visit) {
        Team team = own(visit);
        desk.once()
                .put(
                        visit.signIn(),
                        ShownOnce.Kind.INVITATION,
                        "/invitations/" + desk.database().teams().newKey(team, Credential.Kind.INVITATION));
        return Reply.seeOther("/teams/" + team.id());
    }

    Reply endKey(Visit visit) {
        Team team = own(visit);
        if (!desk.database().teams().endKey(team, visit.variable("key"))) {
            throw PageException.notFound();
        }
        desk.say(visit, "The key is of no use any more.");
        return Reply.seeOther("/teams/" + team.id());
    }

    private static Team own(Visit visit) {
        Team team = visit.signIn().team();
        if (!team.id().equals(visit.variable("team"))) {
            throw PageException.notFound();
        }
        return team;
    }
}
