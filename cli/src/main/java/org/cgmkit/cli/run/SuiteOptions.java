package org.cgmkit.cli.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a suite says of its command, in the terms of the command line. */
final class SuiteOptions {
    private SuiteOptions() {}

    /**
     * A command with the texts and the options of a suite.
     *
     * @param command what is called when it is given
     * @param name the name of the command
     * @param group the command that it belongs to, such as {@code test}
     * @param exitCodes what its exit codes say
     */
    static CommandSpec command(
            Object command,
            String name,
            String group,
            SuiteHelp help,
            List<SuiteOption> options,
            List<String> exitCodes) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        List<String> footer = new ArrayList<>();
        help.examples().forEach(example -> footer.add(literal("  cgmkit " + group + " " + example)));
        footer.add("");
        help.notes().forEach(note -> footer.add(literal(note)));
        footer.addAll(exitCodes);
        spec.usageMessage()
                .description(
                        help.description().stream().map(SuiteOptions::literal).toArray(String[]::new))
                .sortOptions(false)
                .optionListHeading("%nOptions:%n")
                .footerHeading(help.examples().isEmpty() ? "%n" : "%nExamples:%n")
                .footer(footer.toArray(String[]::new));
        options.forEach(option -> spec.addOption(option(option)));
        return spec;
    }

    /** What was given of those options. */
    static OptionValues given(CommandLine.ParseResult parsed, List<SuiteOption> options) {
        Map<String, List<String>> given = new HashMap<>();
        for (SuiteOption option : options) {
            if (parsed.hasMatchedOption(option.name())) {
                given.put(
                        option.name(),
                        option.isFlag()
                                ? List.of()
                                : parsed.matchedOption(option.name()).stringValues());
            }
        }
        return new OptionValues(given);
    }

    private static OptionSpec option(SuiteOption option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.name()).description(literal(option.description()));
        if (option.isFlag()) {
            return builder.type(boolean.class).arity("0").build();
        }
        return builder.paramLabel(option.label())
                .arity("1")
                .type(option.repeated() ? List.class : String.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    /** Picocli takes percent signs for formats. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
