package org.cgmkit.guide.cgm.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.guide.cgm.GuideVersion;

/** The signatures of both roles, from the files {@code drift/*.yaml}. */
final class DriftCatalogue {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, Window> windows = new LinkedHashMap<>();
    private final List<OwnForm> own = new ArrayList<>();
    private final List<DriftSignature> signatures = new ArrayList<>();

    private DriftCatalogue() {}

    private static final class Holder {
        private static final DriftCatalogue PACKED = read();
    }

    /** The signatures that are packed with the kit, read when they are first asked for. */
    static DriftCatalogue packed() {
        return Holder.PACKED;
    }

    private static DriftCatalogue read() {
        DriftCatalogue catalogue = new DriftCatalogue();
        JsonNode windows = yaml("windows");
        elements(windows.required("windows"))
                .map(DriftCatalogue::window)
                .forEach(w -> catalogue.windows.put(w.id(), w));
        elements(windows.required("own")).map(catalogue::ownForm).forEach(catalogue.own::add);
        for (String role : List.of("receiver", "submitter")) {
            elements(yaml(role).required("signatures"))
                    .map(s -> catalogue.signature(role, s))
                    .forEach(catalogue.signatures::add);
        }
        return catalogue;
    }

    List<DriftSignature> signatures() {
        return signatures;
    }

    /** The signature with that id. */
    DriftSignature signature(String id) {
        return signatures.stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    List<OwnForm> own() {
        return own;
    }

    /** The place of a window in the order of time. */
    int position(Window window) {
        return List.copyOf(windows.values()).indexOf(window);
    }

    private static Window window(JsonNode json) {
        return new Window(
                json.required("id").asText(),
                json.required("title").asText(),
                json.has("release") ? Optional.of(version(json.get("release").asText())) : Optional.empty(),
                version(json.required("closest").asText()));
    }

    private OwnForm ownForm(JsonNode json) {
        return new OwnForm(
                new DriftCase(
                        "own",
                        DriftCase.Weight.NOTES,
                        Set.of(version(json.required("version").asText())),
                        Set.of(),
                        json.required("about").asText(),
                        Set.of(),
                        lines(json.required("when")),
                        List.of()),
                windows(json.required("unlike").asText()));
    }

    private DriftSignature signature(String role, JsonNode json) {
        String id = json.required("id").asText();
        return new DriftSignature(
                id,
                role,
                json.required("seen").asText(),
                json.required("change").asText(),
                elements(json.required("cases")).map(c -> driftCase(id, c)).toList());
    }

    private DriftCase driftCase(String signature, JsonNode json) {
        return new DriftCase(
                signature,
                DriftCase.Weight.valueOf(json.required("weight").asText().toUpperCase(Locale.ROOT)),
                texts(json.required("runs-for")).map(DriftCatalogue::version).collect(Collectors.toUnmodifiableSet()),
                windows(json.required("built-for").asText()),
                json.required("about").asText(),
                texts(json.path("yields-to")).collect(Collectors.toUnmodifiableSet()),
                lines(json.required("when")),
                lines(json.path("unless")));
    }

    /** Windows by their ids, separated by blanks; {@code W1-W5} are all from the one to the other, without branches. */
    private Set<Window> windows(String text) {
        Set<Window> found = new LinkedHashSet<>();
        for (String part : text.split(" ")) {
            if (windows.containsKey(part)) {
                found.add(windows.get(part));
                continue;
            }
            String[] ends = part.split("-W", 2);
            int last = Integer.parseInt(ends[1]);
            for (int i = Integer.parseInt(ends[0].substring(1)); i <= last; i++) {
                found.add(windows.get("W" + i));
            }
        }
        return found;
    }

    private static List<List<DriftPattern>> lines(JsonNode json) {
        return elements(json)
                .map(line -> line.properties().stream()
                        .map(p -> new DriftPattern(
                                kind(p.getKey()), texts(p.getValue()).toList()))
                        .toList())
                .toList();
    }

    private static FactKind kind(String name) {
        return FactKind.byName(name)
                .orElseThrow(() -> new IllegalStateException("drift: '" + name + "' is no kind of fact."));
    }

    private static GuideVersion version(String id) {
        return GuideVersion.byName(id)
                .orElseThrow(() -> new IllegalStateException("drift: '" + id + "' is no version of the guide."));
    }

    private static Stream<String> texts(JsonNode json) {
        return json.isTextual() ? Stream.of(json.asText()) : elements(json).map(JsonNode::asText);
    }

    private static Stream<JsonNode> elements(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false);
    }

    private static JsonNode yaml(String name) {
        try (InputStream in = DriftCatalogue.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without drift/" + name + ".yaml; build it again.");
            }
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
