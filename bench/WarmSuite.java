

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.GuideValidator;

/**
 * Runs the receiver suite against each of the base URLs that it reads, in one JVM, and prints for each run the seconds that passed
 * and those that this process had of the processor. The argument is a folder for the evidence.
 */
public final class WarmSuite {
    private WarmSuite() {}

    public static void main(String... arguments) throws IOException {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var validator = GuideValidator.builtIn(GuideVersion.STU1);
        var urls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String url = urls.readLine(); url != null; url = urls.readLine()) {
            ReceiverTarget target = ReceiverTarget.at(url, "mara-lindqvist").otherPatient("jonah-abara").build();
            long began = System.nanoTime();
            long before = process.getProcessCpuTime();
            RunReport report = new ReceiverSuite(GuideVersion.STU1, "bench")
                    .in(RunOrder.parallel(2))
                    .judgingBy(validator)
                    .run(target, Path.of(arguments[0]), new Nobody());
            System.out.printf(
                    "%.2f %.2f %s%n",
                    (System.nanoTime() - began) / 1e9, (process.getProcessCpuTime() - before) / 1e9, report.gate());
        }
    }

    /** Is told of the checks and does nothing. */
    private static final class Nobody implements RunListener {
        @Override
        public void started(String suite, String target, int requirements) {}

        @Override
        public void finished(CheckResult check) {}

        @Override
        public void ended() {}
    }
}
