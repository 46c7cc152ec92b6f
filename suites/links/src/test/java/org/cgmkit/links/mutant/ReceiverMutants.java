package org.cgmkit.links.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.cgmkit.links.matrix.ReceiverRunner;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.shlink.receiver.Lines;
import org.cgmkit.shlink.receiver.Outgoing;
import org.cgmkit.shlink.receiver.ReceiverBehaviour;
import org.cgmkit.shlink.receiver.ReceiverWorkings;

/**
 * Mutants of the sound receiver: each place of each request that it sends in a run, and of what it shows, changed in each way that fits;
 * requests that are not sent or sent twice; and other ways to come back.
 */
final class ReceiverMutants {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT");
    private static final List<String> RETURNS =
            List.of("never", "at once", "too late", "whatever came", "only after 200", "old kept", "old and new kept");

    private final ReceiverRunner runner;
    private final Owners owners;
    private final RunLog log;
    private final Set<Mutant> mutants = new LinkedHashSet<>();
    private final Set<String> visited = new HashSet<>();
    private Map<String, CheckResult> sound = Map.of();

    /**
     * Mutants that nobody has judged yet.
     *
     * @param log keeps what was seen, so that a stopped pass can go on
     */
    ReceiverMutants(Path results, Owners owners, RunLog log) {
        this.runner = new ReceiverRunner(results);
        this.owners = owners;
        this.log = log;
    }

    /** Runs the suite against the sound receiver, and makes its mutants. */
    void record() {
        ReceiverWorkings recording = ReceiverWorkings.sound()
                .asking(request -> {
                    request(request);
                    return request;
                })
                .writing(resource -> {
                    shown(resource);
                    return Lines.of(resource);
                });
        sound = ReportRows.byName(runner.examine(ReceiverBehaviour.STANDARD, recording));
        RETURNS.forEach(how -> add(Family.REACTING, ReceiverMutation.RETURN, "(when)", how));
        List.of("dropped", "changed").forEach(how -> add(Family.REACTING, "label", ReceiverMutation.SHOWN, how));
        add(Family.REACTING, "notices", ReceiverMutation.SHOWN, "dropped");
        List.of("first dropped", "last dropped", "reversed", "doubled")
                .forEach(how -> add(Family.REACTING, "files", "(entries)", how));
    }

    private void add(Family family, String kind, String path, String operator) {
        mutants.add(new Mutant("", family, kind, path, operator));
    }

    private synchronized void request(Outgoing request) {
        String kind = ReceiverMutation.kindOf(request.asked());
        METHODS.stream()
                .filter(method -> !method.equals(request.method()))
                .forEach(method -> add(Family.SENDING, kind, ReceiverMutation.METHOD, method));
        ReceiverMutation.addresses().forEach(how -> add(Family.SENDING, kind, ReceiverMutation.URL, how));
        ReceiverMutation.added().forEach(how -> add(Family.SENDING, kind, ReceiverMutation.HEADER, how));
        request.headers().keySet().forEach(name -> {
            add(Family.SENDING, kind, ReceiverMutation.HEADER + name, "dropped");
            add(Family.SENDING, kind, ReceiverMutation.HEADER + name, "changed");
        });
        if (CreatorMutation.json(request.body()) instanceof ObjectNode body) {
            JsonPlaces.visit(body, (path, node) -> {
                for (JsonChange change : JsonChange.values()) {
                    if (change.fits(path, node)) {
                        add(Family.SENDING, kind, path, change.title());
                    }
                }
            });
        }
        add(Family.ASKING, kind, ReceiverMutation.SENT, "never");
        add(Family.ASKING, "every request", ReceiverMutation.SENT, "twice");
    }

    private synchronized void shown(JsonNode resource) {
        if (Lines.of(resource).isEmpty()) {
            return;
        }
        String kind = ReceiverMutation.kindOf(resource);
        add(Family.REACTING, kind, ReceiverMutation.SHOWN, "dropped");
        add(Family.REACTING, kind, ReceiverMutation.SHOWN, "doubled");
        JsonPlaces.visit(resource, (path, node) -> {
            if (!visited.add(kind + path)) {
                return;
            }
            for (JsonChange change : JsonChange.values()) {
                Mutant mutant = new Mutant("", Family.REACTING, kind, path, change.title());
                // What nobody sees is no change of what is shown.
                if (change.fits(path, node)
                        && !Lines.of(ReceiverMutation.changed(resource, mutant)).equals(Lines.of(resource))) {
                    mutants.add(mutant);
                }
            }
        });
    }

    /** The mutants that were made. */
    Set<Mutant> all() {
        return new LinkedHashSet<>(mutants);
    }

    /** What the suite says of those mutants, each alone; most of a run is waiting. */
    Map<Mutant, Verdict> verdicts(List<Mutant> wanted, int workers) throws Exception {
        return new Judgement(owners).ofEach(wanted, workers, log, this::run);
    }

    private MutantRun run(Mutant mutant) {
        MutantRun run = MutantRun.of(
                List.of(mutant), runner.examine(ReceiverBehaviour.STANDARD, ReceiverMutation.of(mutant)), sound);
        log.keep(run);
        return run;
    }
}
