package org.cgmkit.cli.validate;

import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis;
import org.cgmkit.guide.cgm.drift.DriftSign;
import org.cgmkit.guide.cgm.drift.Window;
import org.cgmkit.validation.finding.Finding;

/** What a file says first where it was written for another state of the guide than the one by which it is validated. */
final class DriftFinding {
    private static final String RULE = "built-for-another-version";

    private DriftFinding() {}

    /** The finding, or empty where there is nothing to say. It makes no file invalid: what does is said besides. */
    static Optional<Finding> of(DriftDiagnosis diagnosis) {
        if (diagnosis.headLine().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                diagnosis.isHeadLine() ? Finding.Severity.WARNING : Finding.Severity.INFORMATION,
                "",
                1,
                1,
                null,
                message(diagnosis),
                diagnosis.version().title(),
                diagnosis.windows().stream()
                        .filter(w -> w.release().isPresent())
                        .findFirst()
                        .or(() -> diagnosis.windows().stream().findFirst())
                        .map(Window::title)
                        .orElse(null),
                RULE));
    }

    private static String message(DriftDiagnosis diagnosis) {
        String seen = diagnosis.signs().stream().map(DriftSign::text).collect(Collectors.joining(" "));
        String change = String.join(" ", diagnosis.changes());
        String instead = diagnosis.closest() == diagnosis.version()
                ? ""
                : " To validate it as what it is: --guide "
                        + diagnosis.closest().id() + ".";
        return diagnosis.headLine() + " Seen: " + seen + " To change: " + change + instead;
    }
}
