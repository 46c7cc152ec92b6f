package org.cgmkit.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.definitions.BaseDefinitions;
import org.cgmkit.validation.definitions.BuiltInDefinitions;
import org.cgmkit.validation.definitions.GuidePackage;
import org.cgmkit.validation.definitions.GuidePackageException;
import org.cgmkit.validation.engine.HapiValidator;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.parts.FatalFindings;
import org.cgmkit.validation.parts.SubmissionValidator;
import org.cgmkit.validation.remark.GuideRemarks;
import org.cgmkit.validation.submission.LeafFilter;
import org.cgmkit.validation.submission.ProgressListener;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmissionReader;
import org.cgmkit.validation.submission.SubmittedText;
import org.cgmkit.validation.wording.SourceDocument;
import org.jspecify.annotations.Nullable;

/**
 * Validates against the profiles of a guide in one version, with HAPI FHIR. Making one costs nothing: the definitions
 * of FHIR and of the guide are loaded by the first validation, or by {@link #warmUp()}. Loading takes seconds and some
 * hundred megabytes, so one validator is made per process and handed around; it is thread-safe.
 */
public final class GuideValidator implements ProfileValidator {
    /** Up to so many entries a submission is judged at once where it cannot be judged in parts. */
    public static final int MOST_AT_ONCE = SubmissionValidator.MOST_AT_ONCE;

    /** A longer text is judged in parts, in characters: from five readings on. Below that, HAPI is as fast at once. */
    private static final int LONG = 1 << 12;

    /** Broken JSON up to that length, in bytes, is read again to tell the column in characters. */
    private static final int LONGEST_AT_ONCE = 1 << 23;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String WARM_UP = "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"warm-up\"}}";

    private final FhirGuide guide;
    private final Supplier<HapiValidator> maker;
    private final boolean entries;
    private @Nullable HapiValidator engine;

    GuideValidator(FhirGuide guide, Supplier<HapiValidator> maker) {
        this(guide, maker, false);
    }

    private GuideValidator(FhirGuide guide, Supplier<HapiValidator> maker, boolean entries) {
        this.guide = guide;
        this.maker = maker;
        this.entries = entries;
    }

    /**
     * The same, which judges the entries of a Bundle that is no submission (a document, a search result, an answer) by the
     * guide's profiles for their types and codes, too, and remarks on codes of other states of the guide and on displays that mislead.
     */
    public GuideValidator judgingEntries() {
        return new GuideValidator(guide, maker, true);
    }

    /** A validator over the profiles that are packed with the kit. */
    public static GuideValidator builtIn(FhirGuide guide) {
        return new GuideValidator(
                guide, () -> HapiValidator.over(BaseDefinitions.r4().context(), BuiltInDefinitions.of(guide)));
    }

    /**
     * A validator over the profiles of a package, as HL7 publishes it. The package is read and checked at once.
     *
     * @param file the package, a {@code .tgz}
     * @throws GuidePackageException where the file is not the package of that version
     */
    public static GuideValidator withPackage(GuideVersion version, Path file) {
        GuidePackage read = GuidePackage.read(file, version);
        return new GuideValidator(version, () -> {
            BaseDefinitions base = BaseDefinitions.r4();
            return HapiValidator.over(base.context(), read.definitions(base));
        });
    }

    /**
     * The version of the guide that a package is of.
     *
     * @param file the package, a {@code .tgz}
     * @throws GuidePackageException where the file is no package of the guide, or one of a version that the kit does not know
     */
    public static GuideVersion versionOf(Path file) {
        return GuidePackage.versionOf(file);
    }

    /** The guide, in the version that it validates against. */
    public FhirGuide guide() {
        return guide;
    }

    /** Loads everything that validation needs, so that the first verdict comes as fast as later ones. */
    public GuideValidator warmUp() {
        engine();
        return this;
    }

    @Override
    public List<Finding> validate(String json) {
        return validated(json, Optional.empty());
    }

    @Override
    public List<Finding> validate(String json, String profile) {
        return validated(json, Optional.of(profile));
    }

    @Override
    public GroupedFindings validate(Path file, Optional<String> profile, ProgressListener progress) {
        try (SubmittedText text = SubmittedText.of(file)) {
            return inParts(text, profile, LeafFilter::withReason, progress)
                    .orElseGet(() -> GroupedFindings.of(atOnce(text.text(0, text.length()), profile)));
        }
    }

    private List<Finding> validated(String json, Optional<String> profile) {
        if (json.length() < LONG) {
            return atOnce(json, profile);
        }
        return inParts(SubmittedText.of(json), profile, LeafFilter::withReason, ProgressListener.silent())
                .map(GroupedFindings::all)
                .orElseGet(() -> atOnce(json, profile));
    }

    /** The findings about a submission that is judged in parts, or empty where it has to be judged at once. */
    Optional<GroupedFindings> inParts(
            SubmittedText text, Optional<String> profile, LeafFilter leaves, ProgressListener progress) {
        try {
            return inPartsOrThrow(text, profile, leaves, progress);
        } catch (JsonProcessingException e) {
            return text.length() < LONGEST_AT_ONCE
                    ? Optional.empty()
                    : Optional.of(GroupedFindings.of(List.of(FatalFindings.notJson(e))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(GroupedFindings.of(List.of(FatalFindings.unjudgeable(e))));
        }
    }

    private Optional<GroupedFindings> inPartsOrThrow(
            SubmittedText text, Optional<String> profile, LeafFilter leaves, ProgressListener progress)
            throws IOException {
        Optional<SubmissionOutline> outline = SubmissionReader.read(text, leaves, progress);
        if (outline.isEmpty()) {
            return Optional.empty();
        }
        HapiValidator ready = engine();
        if (profile.isPresent() && !ready.knows(profile.get())) {
            return Optional.of(GroupedFindings.of(List.of(FatalFindings.unknownProfile(profile.get(), guide))));
        }
        SourceDocument rest = SourceDocument.of(
                text.text(0, outline.get().head()) + text.text(outline.get().tail(), text.length()));
        return ready.maxima(rest, profile)
                .flatMap(maxima -> new SubmissionValidator(
                                text,
                                outline.get(),
                                leaves,
                                maxima,
                                json -> judged(ready, SourceDocument.of(json), profile),
                                progress)
                        .validate());
    }

    /** The findings of HAPI over the whole text. */
    List<Finding> atOnce(String text, Optional<String> profile) {
        // JSON has none, and those who read it may pass over it (RFC 8259, section 8.1).
        String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        Optional<Finding> unreadable = FatalFindings.unlessFhirJson(json);
        if (unreadable.isPresent()) {
            return List.of(unreadable.get());
        }
        HapiValidator ready = engine();
        SourceDocument document = SourceDocument.of(json);
        if (!ready.hasResourceType(document.resourceType())) {
            return List.of(FatalFindings.unknownType(document.resourceType()));
        }
        if (profile.isPresent() && !ready.knows(profile.get())) {
            return List.of(FatalFindings.unknownProfile(profile.get(), guide));
        }
        try {
            return judged(ready, document, profile);
        } catch (RuntimeException e) {
            // The engine trips over some inputs that are JSON, yet too far from FHIR.
            return List.of(FatalFindings.unjudgeable(e));
        }
    }

    private List<Finding> judged(HapiValidator ready, SourceDocument document, Optional<String> profile) {
        if (!entries) {
            return ready.validate(document, profile);
        }
        List<Finding> findings = new ArrayList<>(ready.validateWithEntries(document, profile, guide));
        findings.addAll(ready.validateUnclaimed(document, profile, guide, List.copyOf(findings)));
        findings.addAll(GuideRemarks.on(guide, document, findings));
        return findings;
    }

    private synchronized HapiValidator engine() {
        HapiValidator ready = engine;
        if (ready == null) {
            ready = maker.get();
            // HAPI fills its caches at the first use, without locks.
            ready.validate(SourceDocument.of(WARM_UP), Optional.empty());
            engine = ready;
        }
        return ready;
    }
}
