package org.cgmkit.validation;

import java.util.List;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * The differential tests on as many mutants as one likes: submissions of readings that are all changed, and changed
 * submissions with everything. Arguments: the number of readings, the number of other submissions, and {@code stock} to
 * compare with HAPI over its own chain of definitions in place of the packed ones. See {@code bench/mutants.sh}.
 */
final class MutantsBench {
    private static final int ENTRIES = 500;

    /** The tests take the seeds below. */
    private static final int FIRST_SEED = 1000;

    private MutantsBench() {}

    public static void main(String... arguments) {
        int submissions = Integer.parseInt(arguments[0]) / ENTRIES;
        int bundles = Integer.parseInt(arguments[1]);
        boolean stock = arguments.length > 2 && arguments[2].equals("stock");
        GuideValidator packed = GuideValidator.builtIn(GuideVersion.STU1);
        GuideValidator whole = stock ? StockValidator.validator() : packed;
        PartsComparison readings = new PartsComparison(packed, whole);
        long different = 0;
        for (int i = 0; i < submissions; i++) {
            different += told("readings " + i, readings.differences(Mutants.entries(FIRST_SEED + i, ENTRIES)));
        }
        long shared = (long) submissions * ENTRIES - readings.judged();
        System.out.printf(
                "%,d changed readings in %d submissions: %,d (%.1f %%) judged by their kind, %d submissions judged at once%n",
                submissions * ENTRIES,
                submissions,
                shared,
                100.0 * shared / Math.max(1, submissions * ENTRIES),
                readings.atOnce());
        PartsComparison others = new PartsComparison(packed, whole);
        for (int i = 0; i < bundles; i++) {
            different += told("bundle " + i, others.differences(Mutants.bundle(FIRST_SEED + i)));
        }
        System.out.printf("%,d changed bundles: %d judged at once%n", bundles, others.atOnce());
        System.out.printf(
                "%d findings differ between %s and parts%n",
                different, stock ? "stock definitions at once" : "at once");
        System.exit(different == 0 ? 0 : 1);
    }

    private static int told(String name, List<String> differences) {
        differences.forEach(d -> System.out.println(name + ", " + d));
        return differences.size();
    }
}
