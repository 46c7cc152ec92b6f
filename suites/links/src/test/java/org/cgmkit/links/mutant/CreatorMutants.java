package org.cgmkit.links.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Judgement;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.cgmkit.kit.proof.mutant.MutantRun;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.RunLog;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.cgmkit.links.matrix.CreatorRunner;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.ReplyKind;

/**
 * Mutants of sound creators: each place of each payload, manifest, header, encrypted file and shared resource of a run, changed in each
 * way that fits it, and each refusal replaced by what is served.
 */
final class CreatorMutants {
    private static final Map<Integer, int[]> NEIGHBOURS = Map.of(
            200, new int[] {201, 204, 400, 401, 404, 500},
            204, new int[] {400, 404, 405, 500},
            401, new int[] {200, 400, 403, 404, 500},
            404, new int[] {200, 204, 401, 403, 410, 500});

    /** The places of one reading are the places of all. */
    private final Set<String> visited = new HashSet<>();

    private final CreatorRunner runner;
    private final Owners owners;
    private final RunLog log;
    private final Map<String, Map<String, CheckResult>> sound = new HashMap<>();
    private final Set<Mutant> mutants = new LinkedHashSet<>();

    /**
     * Mutants that nobody has judged yet.
     *
     * @param log keeps what was seen, so that a stopped pass can go on
     */
    CreatorMutants(Path results, Owners owners, RunLog log) {
        this.log = log;
        this.runner = new CreatorRunner(results);
        this.owners = owners;
    }

    /** Runs the suite against that sound creator, and makes the mutants that no creator before it had. */
    void record(String peer) {
        CreatorWorkings recording = CreatorWorkings.sound()
                .payload((payload, passcode) -> {
                    places(peer, Family.ANSWER, CreatorMutation.PAYLOAD, payload);
                    return payload;
                })
                .content((bundle, delivery) -> {
                    content(peer, bundle);
                    return bundle;
                })
                .replying((kind, request, reply, plaintext) -> {
                    // What is answered at an address that was never given out, browsers alone look at.
                    if (kind != ReplyKind.INACTIVE || !request.path().endsWith("no-such-link")) {
                        reply(peer, kind, reply);
                    }
                    return reply;
                });
        sound.put(peer, ReportRows.byName(runner.examine(Behaviour.named(peer), recording)));
        places(peer, Family.ANSWER, CreatorMutation.JWE, JweChange.header());
        JweChange.NAMES.forEach(part -> JweChange.CHANGES.forEach(
                change -> add(peer, Family.ANSWER, CreatorMutation.JWE, JweChange.PARTS + part, change)));
    }

    private synchronized void add(String peer, Family family, String kind, String path, String operator) {
        boolean had = mutants.stream()
                .anyMatch(m -> m.family() == family
                        && m.kind().equals(kind)
                        && m.path().equals(path)
                        && m.operator().equals(operator));
        if (!had) {
            mutants.add(new Mutant(peer, family, kind, path, operator));
        }
    }

    private void places(String peer, Family family, String kind, JsonNode json) {
        JsonPlaces.visit(json, (path, node) -> {
            if (visited.add(family + kind + path)) {
                for (JsonChange change : JsonChange.values()) {
                    if (change.fits(path, node)) {
                        add(peer, family, kind, path, change.title());
                    }
                }
            }
        });
    }

    private synchronized void content(String peer, ObjectNode bundle) {
        places(peer, Family.KEEPING, CreatorMutation.BUNDLE, bundle);
        for (JsonNode entry : bundle.path("entry")) {
            String kind = CreatorMutation.kindOf(entry.path("resource"));
            places(peer, Family.KEEPING, kind, entry.path("resource"));
            add(peer, Family.KEEPING, kind, CreatorMutation.ENTRY, "dropped");
            add(peer, Family.KEEPING, kind, CreatorMutation.ENTRY, "doubled");
        }
    }

    private synchronized void reply(String peer, ReplyKind kind, Reply reply) {
        String name = CreatorMutation.kindOf(kind);
        for (int status : NEIGHBOURS.getOrDefault(reply.status(), new int[] {500})) {
            add(peer, Family.ANSWER, name, CreatorMutation.STATUS, String.valueOf(status));
        }
        for (String header : reply.headers().keySet()) {
            add(peer, Family.ANSWER, name, CreatorMutation.HEADER + header, "dropped");
            add(peer, Family.ANSWER, name, CreatorMutation.HEADER + header, "changed");
        }
        if (CreatorMutation.json(reply.body()) instanceof ObjectNode body) {
            places(peer, Family.ANSWER, name, body);
        }
        if (kind == ReplyKind.PASSCODE || kind == ReplyKind.INACTIVE || kind == ReplyKind.REFUSAL) {
            add(peer, Family.LETTING_IN, name, CreatorMutation.STATUS, CreatorMutation.SERVED);
        }
    }

    /** The mutants that were made; those of the shared resources, which are the most, come last. */
    Set<Mutant> all() {
        return mutants.stream()
                .sorted(Comparator.comparing(mutant -> mutant.family() == Family.KEEPING))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the suite says of those mutants, each alone. */
    Map<Mutant, Verdict> verdicts(List<Mutant> wanted, int workers) throws Exception {
        return new Judgement(owners).ofEach(wanted, workers, log, this::run);
    }

    private MutantRun run(Mutant mutant) {
        MutantRun run;
        try {
            run = MutantRun.of(
                    List.of(mutant),
                    runner.examine(Behaviour.named(mutant.peer()), CreatorMutation.of(mutant)),
                    Objects.requireNonNull(sound.get(mutant.peer())));
        } catch (ConfigurationException | UnreachableException e) {
            run = MutantRun.stopped(List.of(mutant), e);
        }
        log.keep(run);
        return run;
    }
}
