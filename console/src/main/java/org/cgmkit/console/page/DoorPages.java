package org.cgmkit.console.page;

import java.util.Optional;
import org.cgmkit.console.store.Credential;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.Member;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.store.SignIn;
import org.cgmkit.console.store.Team;
import org.cgmkit.console.web.PageException;
import org.cgmkit.console.web.Reply;
import org.cgmkit.console.web.Visit;

/** The way in: by the code of an event, by a recovery key, by an invitation. */
final class DoorPages {
    private final Desk desk;

    DoorPages(Desk desk) {
        this.desk = desk;
    }

    Reply door(Visit visit) {
        return desk.views()
                .page(
                        "door",
                        Frame.open("Come in", visit.signedIn()),
                        new DoorView(visit.field("code"), visit.signedIn().isPresent()));
    }

    Reply join(Visit visit) {
        checkNotice(visit);
        String teamName = visit.name("team", "your team");
        String person = visit.name("person", "yourself");
        desk.limit().check(visit.address());
        Optional<Event> event = desk.database().events().withCode(visit.field("code"));
        if (event.isEmpty()) {
            desk.limit().failed(visit.address());
            throw new PageException(
                    422,
                    "No event has that code. It has eight letters and digits; the organiser knows it, and cgmkit host"
                            + " prints it. Go back and type it again.");
        }
        Team team = desk.database().teams().create(event.get(), teamName);
        Member member = desk.database().teams().join(team, person);
        String simulator = desk.hosts().keySet().iterator().next();
        SandboxRow sandbox = desk.create(team, simulator, "First sandbox");
        SignIn signIn = desk.database().signIns().begin(team, member);
        desk.once()
                .put(signIn, ShownOnce.Kind.RECOVERY, desk.database().teams().newKey(team, Credential.Kind.RECOVERY));
        return entered(visit, signIn, "/sandboxes/" + sandbox.id());
    }

    Reply signIn(Visit visit) {
        desk.limit().check(visit.address());
        Optional<Team> team = desk.database().teams().withKey(Credential.Kind.RECOVERY, visit.field("key"));
        if (team.isEmpty()) {
            desk.limit().failed(visit.address());
            throw new PageException(
                    422,
                    "No team has that recovery key. It was shown when the team was made; another member can make a new one"
                            + " on the team's page.");
        }
        Member member = desk.database().teams().members(team.get()).getFirst();
        return entered(
                visit,
                desk.database().signIns().begin(team.get(), member),
                "/teams/" + team.get().id());
    }

    Reply invitation(Visit visit) {
        return desk.views()
                .page(
                        "invitation",
                        Frame.open("Join a team", visit.signedIn()),
                        new InvitationView(visit.variable("key"), invited(visit).name()));
    }

    Reply accept(Visit visit) {
        checkNotice(visit);
        String person = visit.name("person", "yourself");
        Team team = invited(visit);
        Member member = desk.database().teams().join(team, person);
        return entered(visit, desk.database().signIns().begin(team, member), "/teams/" + team.id());
    }

    Reply signOut(Visit visit) {
        desk.database().signIns().end(visit.signIn());
        return Reply.seeOther("/").signingIn(desk.cookie(), "");
    }

    private Team invited(Visit visit) {
        desk.limit().check(visit.address());
        Optional<Team> team = desk.database().teams().withKey(Credential.Kind.INVITATION, visit.variable("key"));
        if (team.isEmpty()) {
            desk.limit().failed(visit.address());
        }
        return team.orElseThrow(PageException::notFound);
    }

    /** Whoever was signed in before no longer is. */
    private Reply entered(Visit visit, SignIn signIn, String path) {
        visit.signedIn().ifPresent(desk.database().signIns()::end);
        return Reply.seeOther(path).signingIn(desk.cookie(), signIn.token());
    }

    private static void checkNotice(Visit visit) {
        if (!visit.field("notice").equals("read")) {
            throw new PageException(
                    422, "Only test data may come here: go back, read the notice, and tick that you have read it.");
        }
    }
}
