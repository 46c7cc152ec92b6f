package org.cgmkit.console.page;

import java.util.Map;
import java.util.Optional;
import org.cgmkit.console.live.LiveHub;
import org.cgmkit.console.live.TrafficRecorder;
import org.cgmkit.console.sandbox.SandboxHost;
import org.cgmkit.console.sandbox.SandboxSetup;
import org.cgmkit.console.store.ConsoleDatabase;
import org.cgmkit.console.store.Event;
import org.cgmkit.console.store.SandboxRow;
import org.cgmkit.console.store.Secret;
import org.cgmkit.console.store.SignIn;
import org.cgmkit.console.store.Team;
import org.cgmkit.console.web.PageException;
import org.cgmkit.console.web.SessionCookie;
import org.cgmkit.console.web.TryLimit;
import org.cgmkit.console.web.Visit;

/**
 * What all pages work with.
 *
 * @param database what is kept
 * @param hosts what hosts the sandboxes, by the ids of the simulators
 * @param recorder keeps the traffic
 * @param hub tells of it
 * @param views makes the pages
 * @param cookie says who is signed in
 * @param limit limits how often codes and keys are tried
 * @param once what the next page shows, and no other
 */
record Desk(
        ConsoleDatabase database,
        Map<String, SandboxHost> hosts,
        TrafficRecorder recorder,
        LiveHub hub,
        Views views,
        SessionCookie cookie,
        TryLimit limit,
        ShownOnce once) {
    /** How many sandboxes a team may have. */
    static final int SANDBOXES = 6;

    /** The frame of a page of who is signed in, with what is to be said on it once. */
    Frame frame(String title, Visit visit) {
        SignIn signIn = visit.signIn();
        Optional<Event> event =
                database.events().of(signIn.team().id(), signIn.team().event());
        return new Frame(
                title,
                event,
                Optional.of(signIn.team()),
                signIn.formToken(),
                once.take(signIn, ShownOnce.Kind.NOTICE).orElse(""));
    }

    /** Lets the next page say something. */
    void say(Visit visit, String notice) {
        once.put(visit.signIn(), ShownOnce.Kind.NOTICE, notice);
    }

    /** The sandbox that the path names, if it is of the visitor's team. */
    SandboxRow sandbox(Visit visit) {
        return database.sandboxes()
                .find(visit.signIn().team(), visit.variable("sandbox"))
                .orElseThrow(PageException::notFound);
    }

    /** What hosts a sandbox. */
    SandboxHost host(SandboxRow sandbox) {
        SandboxHost host = hosts.get(sandbox.simulator());
        if (host == null) {
            throw new PageException(
                    409, "This console no longer has the simulator of that sandbox. Delete the sandbox.");
        }
        return host;
    }

    /**
     * Makes a sandbox of a team.
     *
     * @throws PageException where the team has as many as it may have
     */
    SandboxRow create(Team team, String simulator, String name) {
        SandboxHost host = hosts.get(simulator);
        if (host == null) {
            throw new PageException(422, "Expected one of the simulators that the page offers.");
        }
        if (database.sandboxes().of(team).size() >= SANDBOXES) {
            throw new PageException(
                    409, "A team may have " + SANDBOXES + " sandboxes here. Delete one, or set another one up anew.");
        }
        SandboxSetup setup = host.usual();
        SandboxRow sandbox = new SandboxRow(Secret.id(), team.id(), simulator, name, setup.json());
        host.create(sandbox.id(), setup);
        database.sandboxes().add(sandbox);
        recorder.record(sandbox);
        return sandbox;
    }
}
