package org.cgmkit.outcomes.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.DefaultScopes;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.TargetRules;
import org.cgmkit.kit.config.file.DurationParser;
import org.cgmkit.kit.config.file.HttpTargetReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.answer.FigurePlace;
import org.cgmkit.outcomes.config.EngineTarget.ByCommand;
import org.cgmkit.outcomes.config.EngineTarget.ByFiles;
import org.cgmkit.outcomes.config.EngineTarget.ByUrl;
import org.cgmkit.outcomes.config.EngineTarget.Input;
import org.cgmkit.outcomes.config.EngineTarget.Output;
import org.cgmkit.outcomes.config.EngineTarget.Way;
import org.cgmkit.reports.KnownFailure;

/**
 * What a target file says of an engine.
 *
 * @param target the engine
 * @param knownFailures the failures that its owner declares to know of
 */
public record EngineTargetFile(EngineTarget target, List<KnownFailure> knownFailures) {
    /** How long a command may take where nothing is said. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Keeps a copy. */
    public EngineTargetFile {
        knownFailures = List.copyOf(knownFailures);
    }

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(EngineTargetFile.class, "outcome-engine.schema.json");
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static EngineTargetFile read(Path file, Map<String, String> environment, Catalogue catalogue, Role role) {
        TargetDocument document = TargetDocument.open(
                file,
                environment,
                schema(),
                catalogue,
                "`cgmkit test " + role.id() + " --help` shows how to go without one.");
        YamlField root = document.root();
        Optional<Way> way = way(root, document.folder());
        Set<PolicyKey<?>> declared = new HashSet<>();
        Policy policy = policy(root.member("declares"), declared);
        Map<Figure, FigurePlace> figures = figures(root.member("figures"));
        List<KnownFailure> known = document.knownFailures(catalogue, role);
        document.rejectMistakes();
        return new EngineTargetFile(
                new EngineTarget(
                        way.orElseThrow(),
                        root.member("input")
                                .text()
                                .filter(each -> each.endsWith("+device"))
                                .isPresent(),
                        root.member("input")
                                        .text()
                                        .filter(each -> each.startsWith("fhir"))
                                        .isPresent()
                                ? Input.FHIR
                                : Input.ROWS,
                        root.member("output")
                                .text()
                                .map(each -> Output.valueOf(each.toUpperCase(Locale.ROOT)))
                                .orElse(Output.JSON),
                        figures,
                        computes(root.member("computes")),
                        policy,
                        declared,
                        root.member("late")
                                .member("stateful")
                                .text()
                                .filter("true"::equals)
                                .isPresent(),
                        root.member("changes").text().orElse("")),
                known);
    }

    private static Optional<Way> way(YamlField root, Path folder) {
        YamlField engine = root.member("engine");
        YamlField command = engine.member("command");
        YamlField url = engine.member("url");
        YamlField files = engine.member("files");
        long ways = Stream.of(command, url, files).filter(YamlField::there).count();
        if (engine.there() && ways != 1) {
            engine.wrong("Expected one of 'command', 'url' and 'files' under 'engine', but got "
                    + (ways == 0 ? "none" : "several") + ".");
            return Optional.empty();
        }
        if (files.there()) {
            return files.text().map(path -> new ByFiles(folder.resolve(path)));
        }
        if (command.there()) {
            Duration timeout =
                    engine.member("timeout").read(DurationParser::parse).orElse(PATIENCE);
            return command.text().map(line -> new ByCommand(line, timeout));
        }
        HttpTarget.Builder server = HttpTarget.described();
        Optional<String> address = url.read(TargetRules::baseUrl).map(Object::toString);
        address.ifPresent(server::baseUrl);
        new HttpTargetReader(root, folder, new DefaultScopes("", ""), server).read();
        return address.filter(each -> root.mistakes().isEmpty())
                .flatMap(each -> url.attempt(server::build))
                .map(ByUrl::new);
    }

    private static Policy policy(YamlField declares, Set<PolicyKey<?>> declared) {
        Policy policy = Policy.USUAL;
        for (Map.Entry<String, YamlField> each : declares.members().entrySet()) {
            try {
                PolicyKey<?> key = PolicyKey.of(each.getKey());
                policy = policy.declaring(key, each.getValue().text().orElse(""));
                declared.add(key);
            } catch (IllegalArgumentException e) {
                each.getValue().wrong(String.valueOf(e.getMessage()));
            }
        }
        return policy;
    }

    private static Map<Figure, FigurePlace> figures(YamlField figures) {
        EnumMap<Figure, FigurePlace> places = new EnumMap<>(Figure.class);
        figures.members().forEach((name, place) -> {
            Optional<Figure> figure = Figure.find(name);
            if (figure.isEmpty()) {
                place.wrong("Expected one of "
                        + Stream.of(Figure.values()).map(Figure::id).collect(Collectors.joining(", ")) + ", but got '"
                        + name + "'.");
                return;
            }
            places.put(
                    figure.get(),
                    place.text()
                            .map(FigurePlace::at)
                            .orElseGet(() -> new FigurePlace(
                                    place.member("at").text().orElse(""),
                                    place.member("scale")
                                            .text()
                                            .map(BigDecimal::new)
                                            .orElse(BigDecimal.ONE),
                                    place.member("unit").text().orElse(""))));
        });
        return places;
    }

    private static Set<Computed> computes(YamlField computes) {
        if (!computes.there()) {
            return Computed.USUAL;
        }
        EnumSet<Computed> all = EnumSet.noneOf(Computed.class);
        computes.elements()
                .forEach(each -> each.text()
                        .map(name -> Computed.valueOf(name.toUpperCase(Locale.ROOT)))
                        .ifPresent(all::add));
        return all;
    }
}
