package org.cgmkit.validation.wording;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.validation.finding.Finding;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.jspecify.annotations.Nullable;

/** Turns what HAPI says into findings for people. */
public final class FindingTranslator {
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final Supplier<WordingTable> source;
    private final ProfileExpectations expectations;
    private @Nullable WordingTable wording;

    /**
     * Findings in some wording.
     *
     * @param wording where it comes from; asked when there is first something to say
     */
    public FindingTranslator(Supplier<WordingTable> wording, ProfileExpectations expectations) {
        this.source = wording;
        this.expectations = expectations;
    }

    /** The findings about a document, in the order of the engine. */
    public List<Finding> of(SourceDocument document, List<ValidationMessage> said) {
        return RedundantFindings.without(
                said.stream().flatMap(s -> of(document, s)).toList());
    }

    private synchronized WordingTable wording() {
        WordingTable ready = wording;
        if (ready == null) {
            ready = source.get();
            wording = ready;
        }
        return ready;
    }

    private Stream<Finding> of(SourceDocument document, ValidationMessage said) {
        FindingLocation place = FindingLocation.of(said.getLocation());
        Optional<WordingTable.Fit> fit = wording().of(id(said), said.getMessage(), place.path());
        if (fit.isEmpty()) {
            return Stream.of(finding(said, place, said.getMessage(), null, null, null));
        }
        WordingRule phrase = fit.get().phrase();
        Matcher groups = fit.get().groups();
        if (phrase.silent()) {
            return Stream.empty();
        }
        TemplateValues values = new TemplateValues(groups, place, document, expectations);
        String child = phrase.child();
        return Stream.of(finding(
                said,
                child == null ? place : place.child(groups.group(child)),
                filled(phrase.message(), values).orElse(said.getMessage()),
                Optional.ofNullable(phrase.expected())
                        .flatMap(t -> filled(t, values))
                        .orElse(null),
                Optional.ofNullable(phrase.actual())
                        .flatMap(t -> filled(t, values))
                        .orElse(null),
                phrase.name()));
    }

    /** The template with its values, or empty where one of them cannot be told. */
    private static Optional<String> filled(String template, TemplateValues values) {
        StringBuilder text = new StringBuilder();
        Matcher braces = VALUE.matcher(template);
        while (braces.find()) {
            Optional<String> value = values.of(braces.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            braces.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(braces.appendTail(text).toString());
    }

    private static Finding finding(
            ValidationMessage said,
            FindingLocation place,
            String message,
            @Nullable String expected,
            @Nullable String actual,
            @Nullable String name) {
        String rule = rule(id(said));
        return new Finding(
                severity(said.getLevel()),
                place.path(),
                position(said.getLine()),
                position(said.getCol()),
                place.entry(),
                message,
                expected,
                actual,
                rule == null ? name : rule);
    }

    private static Finding.Severity severity(@Nullable IssueSeverity said) {
        return switch (said) {
            case FATAL -> Finding.Severity.FATAL;
            case ERROR -> Finding.Severity.ERROR;
            case WARNING -> Finding.Severity.WARNING;
            case null, default -> Finding.Severity.INFORMATION;
        };
    }

    private static int position(int said) {
        return Math.max(said, 0);
    }

    /** Where there is no message id, the engine gives the message in its place. */
    private static @Nullable String id(ValidationMessage said) {
        String id = said.getMessageId();
        return id == null || id.contains(" ") ? null : id;
    }

    /** An invariant comes as the definition's address with the key after the hash. */
    private static @Nullable String rule(@Nullable String messageId) {
        return messageId == null ? null : messageId.substring(messageId.indexOf('#') + 1);
    }
}
