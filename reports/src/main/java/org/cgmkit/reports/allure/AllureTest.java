package org.cgmkit.reports.allure;

import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.util.ResultsUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;

/** One check as Allure's test result: the exchanges are its steps, with the texts as attachments. */
final class AllureTest {
    private final RunReport report;
    private final CheckResult check;
    private final Explanations explanations;
    private final String identity;
    private final Instant start;
    private final Map<String, String> attachments = new LinkedHashMap<>();

    /**
     * A check of a run.
     *
     * @param identity what stays the same for this check from run to run
     * @param start when it is taken to have begun, where it has no exchange that tells
     */
    AllureTest(RunReport report, CheckResult check, Explanations explanations, String identity, Instant start) {
        this.report = report;
        this.check = check;
        this.explanations = explanations;
        this.identity = identity;
        this.start =
                check.evidence().isEmpty() ? start : check.evidence().getFirst().when();
    }

    /** When the check ended. */
    Instant stop() {
        return start.plus(check.duration());
    }

    /** The texts that the result refers to, by the name of their file; filled by {@link #result}. */
    Map<String, String> attachments() {
        return attachments;
    }

    TestResult result() {
        TestResult result = new TestResult()
                .setUuid(uuid("").toString())
                .setHistoryId(uuid("history").toString())
                .setTestCaseId(uuid("case").toString())
                .setTestCaseName(check.title())
                .setFullName(check.requirement() + ": " + check.title())
                .setName(check.title())
                .setStage(Stage.FINISHED)
                .setStatus(status())
                .setStatusDetails(details())
                .setDescriptionHtml(CheckPage.of(check, explanations))
                .setLabels(labels())
                .setLinks(links())
                .setStart(start.toEpochMilli())
                .setStop(stop().toEpochMilli());
        List<StepResult> steps = new ArrayList<>();
        for (Evidence evidence : check.evidence()) {
            steps.add(step(evidence));
        }
        return result.setSteps(steps);
    }

    /**
     * Allure has five statuses: red for FAIL, yellow ("broken") for WARN alone, purple (none) for what was not found
     * out, grey for what was not tried. {@link AllureRun#CATEGORIES} tells those of one colour apart.
     */
    private @Nullable Status status() {
        return switch (check.outcome()) {
            case PASS, ATTESTED, OBSERVED -> Status.PASSED;
            case FAIL -> Status.FAILED;
            case WARN -> Status.BROKEN;
            case ERROR, INCONCLUSIVE -> null;
            case NOT_APPLICABLE, NOT_TESTED -> Status.SKIPPED;
        };
    }

    private StatusDetails details() {
        KnownFailures.Entry excuse = report.knownFailures().excuse(check).orElse(null);
        StringBuilder message = new StringBuilder(excuse == null ? "" : AllureRun.KNOWN + excuse.sentence() + "\n\n");
        message.append(check.outcome().name());
        if (!check.message().isBlank()) {
            message.append(": ").append(check.message());
        }
        if (check.expected() != null) {
            message.append("\n\nExpected: ").append(check.expected());
        }
        if (check.actual() != null) {
            message.append("\nActual:   ").append(check.actual());
        }
        return new StatusDetails()
                .setKnown(excuse != null)
                .setMuted(excuse != null)
                .setMessage(message.toString())
                .setExpected(check.expected())
                .setActual(check.actual());
    }

    private List<Label> labels() {
        String topic = explanations.topic(check.requirement());
        return Stream.of(
                        ResultsUtils.createEpicLabel(
                                "Guide " + report.specification().version()),
                        ResultsUtils.createFeatureLabel(topic),
                        ResultsUtils.createStoryLabel(check.requirement()),
                        ResultsUtils.createSuiteLabel(topic),
                        ResultsUtils.createPackageLabel(check.requirement()),
                        ResultsUtils.createSeverityLabel(severity()),
                        ResultsUtils.createTagLabel(check.outcome().name()),
                        ResultsUtils.createTagLabel(check.verb().name()),
                        ResultsUtils.createFrameworkLabel("cgmkit"))
                .toList();
    }

    private SeverityLevel severity() {
        return switch (check.verb()) {
            case SHALL -> SeverityLevel.CRITICAL;
            case SHOULD -> SeverityLevel.NORMAL;
            case EXPECTED -> SeverityLevel.MINOR;
            case MAY -> SeverityLevel.TRIVIAL;
            case BASE -> check.binding() ? SeverityLevel.CRITICAL : SeverityLevel.NORMAL;
        };
    }

    private List<Link> links() {
        return explanations.find(check.requirement()).stream()
                .map(e -> new Link()
                        .setName(check.requirement() + ": " + e.section())
                        .setUrl(e.link())
                        .setType(ResultsUtils.TMS_LINK_TYPE))
                .toList();
    }

    private StepResult step(Evidence evidence) {
        boolean answered = evidence.response().startsWith("HTTP ");
        List<Attachment> texts = new ArrayList<>();
        texts.add(attach("Request", JsonLines.inMessage(evidence.request())));
        texts.add(attach(answered ? "Response" : "No answer", JsonLines.inMessage(evidence.response())));
        if (!evidence.curl().isEmpty()) {
            texts.add(attach("Repeat it with curl", evidence.curl()));
        }
        return new StepResult()
                .setName(evidence.summary())
                .setStage(Stage.FINISHED)
                .setStatus(answered ? Status.PASSED : Status.BROKEN)
                .setAttachments(texts)
                .setStart(evidence.when().toEpochMilli())
                .setStop(evidence.when().plus(evidence.took()).toEpochMilli());
    }

    /** The file is named after what is in it, so that texts which checks have in common are there once. */
    private Attachment attach(String name, String text) {
        String file = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)) + "-attachment.txt";
        attachments.put(file, text);
        return new Attachment().setName(name).setSource(file).setType("text/plain");
    }

    /** Made of the check's identity, so that the same run gives the same files. */
    private UUID uuid(String what) {
        return UUID.nameUUIDFromBytes((identity + "\n\n" + what).getBytes(StandardCharsets.UTF_8));
    }
}
