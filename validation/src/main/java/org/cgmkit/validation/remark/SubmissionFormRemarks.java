package org.cgmkit.validation.remark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.guide.cgm.SubmissionForm;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.wording.SourceDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a version asks of a submission's type and tag and its profile does not hold. The Argonaut draft has the batch in its text
 * only; and its profile finds a wrong tag, but not that a Bundle has no {@code meta} at all.
 */
public final class SubmissionFormRemarks {
    private SubmissionFormRemarks() {}

    /**
     * The remarks on a resource; none where it is no submission, or where its profile has found the same.
     *
     * @param said what the profiles say of it
     */
    public static List<Finding> on(GuideVersion version, SourceDocument document, List<Finding> said) {
        JsonNode bundle = document.root();
        SubmissionForm form = version.submission();
        if (form.tag().isEmpty()
                || ProfileSelection.of(version, bundle)
                        .filter(Profile.SUBMISSION_BUNDLE::equals)
                        .isEmpty()) {
            return List.of();
        }
        List<Finding> remarks = new ArrayList<>();
        String type = bundle.path("type").asText();
        if (!type.isEmpty() && !type.equals(form.bundleType()) && !isSaid(said, "Bundle.type")) {
            remarks.add(finding(
                    Finding.Severity.ERROR,
                    "Bundle.type",
                    "Bundle.type is '" + type + "', and " + version.title() + " posts a " + form.bundleType()
                            + "; its text says so, not its profile.",
                    form.bundleType(),
                    type,
                    "submission-type"));
        }
        form.tag()
                .filter(tag -> !hasTag(bundle, tag.code()) && !isSaid(said, "Bundle.meta.tag"))
                .ifPresent(tag -> remarks.add(finding(
                        Finding.Severity.WARNING,
                        "Bundle.meta.tag",
                        "The Bundle has no tag by which a server knows a submission among other batches; "
                                + version.title() + " asks for one, and its profile does not find that it is missing.",
                        tag.toString(),
                        null,
                        "submission-tag")));
        return remarks;
    }

    private static boolean hasTag(JsonNode bundle, String code) {
        return StreamSupport.stream(bundle.path("meta").path("tag").spliterator(), false)
                .anyMatch(t -> t.path("code").asText().equals(code));
    }

    private static boolean isSaid(List<Finding> said, String path) {
        return said.stream().anyMatch(f -> f.path().startsWith(path));
    }

    private static Finding finding(
            Finding.Severity severity,
            String path,
            String message,
            String expected,
            @Nullable String actual,
            String rule) {
        return new Finding(severity, path, 1, 1, null, message, expected, actual, rule);
    }
}
