package org.cgmkit.cli.house;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING draws the structure as it is in the code: modules by their first package, their packages, what they know. */
class StructureTest {
    private static final String BEGIN = "<!-- structure: made by StructureTest -->\n```\n";
    private static final String END = "```\n<!-- end of structure -->";
    private static final String REMEDY =
            "CONTRIBUTING.md, to make it anew: mvn -B -q -pl cli -am test -Dtest=StructureTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dcgmkit.docs=write";
    private static final String ROOT = "org.cgmkit.";

    @Test
    void contributingShowsModulesPackagesAndArrows() throws IOException {
        Path file = Path.of(requireNonNull(System.getProperty("cgmkit.root"))).resolve("CONTRIBUTING.md");
        String text = Files.readString(file);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        String drawn = drawing();
        if ("write".equals(System.getProperty("cgmkit.docs"))) {
            text = text.substring(0, from) + drawn + text.substring(to);
            Files.writeString(file, text);
            to = text.indexOf(END);
        }

        assertThat(REMEDY, text.substring(from, to), is(drawn));
    }

    private static String drawing() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("test-classes"))
                .importPackages("org.cgmkit");
        Map<String, Set<String>> packages = new TreeMap<>();
        Map<String, Set<String>> knows = new TreeMap<>();
        for (JavaClass each : classes) {
            if (!each.isTopLevelClass() || each.getSimpleName().equals("package-info")) {
                continue;
            }
            String module = module(each);
            packages.computeIfAbsent(module, m -> new TreeSet<>()).add(within(each));
            Set<String> known = knows.computeIfAbsent(module, m -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(StructureTest::module)
                    .filter(other -> !other.equals(module))
                    .forEach(known::add);
        }
        StringBuilder drawing = new StringBuilder();
        packages.forEach((module, inside) -> {
            Set<String> known = knows.getOrDefault(module, Set.of());
            drawing.append(module)
                    .append(known.isEmpty() ? "  knows nobody" : "  knows " + String.join(", ", known))
                    .append("\n");
            inside.forEach(name -> drawing.append("  %s%n".formatted(name)));
        });
        return drawing.toString();
    }

    private static String module(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).replaceFirst("\\..*", "");
    }

    private static String within(JavaClass type) {
        String path = type.getPackageName().substring(ROOT.length());
        int dot = path.indexOf('.');
        return dot < 0 ? "(top)" : path.substring(dot + 1);
    }
}
