package org.cgmkit.cgm.mutant;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.MutantRuns;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.RunLog;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverMutantsTest {
    @Test
    void all(@TempDir Path results) throws Exception {
        Owners owners = Owners.in(ReceiverMutantsTest.class, "owners.yaml");
        try (ReceiverBench bench = new ReceiverBench(results)) {
            MutantRuns runs = new MutantRuns(bench, owners, Integer.getInteger("cgmkit.mutants.workers", 2), RunLog.in(Path.of(System.getProperty("cgmkit.mutants.log"))));
            for (String peer : ReceiverBench.peers()) {
                runs.record(peer);
            }
            List<Mutant> all = new ArrayList<>(runs.mutants());
            Collections.shuffle(all, new Random(13));
            String filter = System.getProperty("cgmkit.mutants.filter", ".*");
            all.removeIf(m -> !m.id().matches(filter));
            int limit = Integer.getInteger("cgmkit.mutants.limit", all.size());
            System.out.println(all.size() + " mutants, " + limit);
            Map<Mutant, Verdict> verdicts = runs.verdicts(all.subList(0, Math.min(limit, all.size())));
            List<String> lines = new ArrayList<>();
            verdicts.forEach((m, v) -> lines.add((v.killed() ? "K" : v.survived() ? "S" : "B") + (v.wronglyBlamed().isEmpty() ? "" : "W") + "\t" + m.id() + "\t" + v.killedBy() + "\t" + v.wronglyBlamed() + "\t" + v.words().replaceAll("\\s+", " ").replaceAll("^(.{0,250}).*$", "$1") + "\t" + owners.of(m)));
            Collections.sort(lines);
            Files.write(Path.of("/tmp/mutants-13-verdicts.txt"), lines);
            System.out.println(verdicts.size() + " verdicts");
        }
    }
}
