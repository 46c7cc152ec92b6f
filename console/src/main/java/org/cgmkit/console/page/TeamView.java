package org.cgmkit.console.page;

import java.util.List;
import java.util.Optional;
import org.cgmkit.console.store.Credential;
import org.cgmkit.console.store.Member;
import org.cgmkit.console.store.Team;
import org.cgmkit.simulator.Simulator;

/**
 * What the page of a team shows.
 *
 * @param team the team
 * @param members its members
 * @param sandboxes its sandboxes
 * @param most how many it may have
 * @param simulators of what it can make further ones
 * @param keys what is known of its keys
 * @param recovery a recovery key that was just made
 * @param invitation a path that was just made, by which others join
 */
public record TeamView(
        Team team,
        List<Member> members,
        List<SandboxItem> sandboxes,
        int most,
        List<Simulator> simulators,
        List<Credential> keys,
        Optional<String> recovery,
        Optional<String> invitation) {}
