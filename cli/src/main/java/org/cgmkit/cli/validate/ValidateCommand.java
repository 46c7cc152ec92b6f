package org.cgmkit.cli.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.cgmkit.validation.finding.GroupedFindings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates resources from files against the guide's profiles. */
@Command(
        name = "validate",
        description = {
            "Validate FHIR resources against the guide's profiles.",
            "Without --guide, a file is taken as of the version of the guide that its codings and canonicals are of, and as of "
                    + "STU 1 where they fit it as well as another; one with canonicals of the T1D Exchange guide is taken as of "
                    + "that. The version and the reason are told.",
            "A submission Bundle is checked with all its entries. Without --profile, a resource is checked against the "
                    + "profile of the guide for its type and code, and against FHIR itself where the guide has none. The "
                    + "entries of any other Bundle (a document, a search result, an answer) are checked each by its own "
                    + "profile. Files may be compressed with gzip."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit validate bundle.json",
            "  cgmkit validate --guide ballot bundle.json",
            "  curl -s https://ehr.example.org/fhir/Observation/1 | cgmkit validate -",
            "",
            "Exit codes: 0 all are valid, 1 one is not, 2 a file cannot be read."
        })
public final class ValidateCommand implements Callable<Integer> {
    /** How findings are written. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON files, or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--profile",
            paramLabel = "URL",
            description = "The canonical of the profile to check against, or its last part, such as cgm-device.")
    private @Nullable String profile;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    @Option(
            names = "--guide",
            paramLabel = "VERSION",
            description =
                    "The version of the guide: stu1, ballot or argonaut-2024; or t1d-2025-09-02 or t1d-2025-09-01, the "
                            + "unofficial drafts of the T1D Exchange guide. Without it, each file shows its own.")
    private @Nullable String guide;

    @Option(
            names = "--guide-package",
            paramLabel = "FILE",
            description = "A FHIR package (.tgz) of the guide to use in place of the built-in profiles.")
    private @Nullable Path guidePackage;

    private final CommandStreams streams;

    public ValidateCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        List<ValidationInput> inputs = new ArrayList<>();
        try {
            // All files are read, or opened if they are long, before the first is judged: a mistyped name is told at
            // once.
            files.forEach(file -> inputs.add(ValidationInput.of(file, streams.in())));
            return validated(inputs);
        } finally {
            inputs.forEach(ValidationInput::close);
        }
    }

    private int validated(List<ValidationInput> inputs) {
        GuideOption option = new GuideOption(guide, guidePackage);
        requireProfileName();
        List<ValidatedFile> validated = new ArrayList<>();
        for (ValidationInput input : inputs) {
            ValidatedFile file = validated(input, option);
            validated.add(file);
            if (format == Format.TEXT) {
                new FindingsText(streams).print(file);
            }
        }
        if (format == Format.JSON) {
            FindingsJson.write(validated, streams);
        }
        return (validated.stream().allMatch(ValidatedFile::valid) ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private ValidatedFile validated(ValidationInput input, GuideOption option) {
        FileFacts facts = input.facts();
        GuideRecognition recognized = option.guide(facts);
        FhirGuide guideOfFile = recognized.guide();
        String canonical = profileFor(input, guideOfFile);
        GroupedFindings findings = input.validated(
                option.validator(guideOfFile), canonical, new ValidationProgressLine(streams, input.name()));
        return new ValidatedFile(
                input.name(),
                recognized,
                canonical,
                input.judgesEntriesAlone(guideOfFile, canonical),
                facts.drift(guideOfFile).map(findings::startingWith).orElse(findings));
    }

    private void requireProfileName() {
        if (profile != null && !profile.contains(":") && (profile.isBlank() || profile.contains("/"))) {
            throw new ConfigurationException("Expected --profile to be a canonical URL or the last part of one of the "
                    + "guide's, such as cgm-device, but got '" + profile + "'.");
        }
    }

    private String profileFor(ValidationInput input, FhirGuide guideOfFile) {
        if (profile == null) {
            return input.profile(guideOfFile);
        }
        return profile.contains(":") ? profile : guideOfFile.canonicalBase() + "/StructureDefinition/" + profile;
    }
}
