package org.cgmkit.cli.recipes;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.w3c.dom.Document;

/** The recipe for builds in Java compiles, and its tests say what the run found. */
class MavenRecipeTest {
    private static final Path ROOT = Path.of(requireNonNull(System.getProperty("cgmkit.root")));
    private static final Path RECIPE = ROOT.resolve("recipes/maven");

    @Test
    void dependsOnTheSuitesOfThisVersion() throws Exception {
        assertThat(texts(RECIPE.resolve("pom.xml"), "artifactId"), hasItem("cgmkit-suites-cgm"));
        String version = texts(ROOT.resolve("suites/cgm/pom.xml"), "version").getFirst();
        assertThat(texts(RECIPE.resolve("pom.xml"), "version"), hasItem(version));
    }

    @Test
    void isRedWhereTheReceiverIs(@TempDir Path folder) throws Exception {
        Class<?> recipe = compiled(folder);
        try (EhrSimulator receiver = EhrSimulator.start(EhrOptions.standard())) {
            TestExecutionSummary sound = run(recipe, receiver.baseUrl(), folder.resolve("sound"));
            assertThat(sound.getFailures().toString(), sound.getTotalFailureCount(), is(0L));
            assertThat("tests", sound.getTestsSucceededCount(), is(greaterThan(3L)));

            String flawed = receiver.createSandbox(SandboxOptions.showing(Defect.named("argonaut-canonical")))
                    .baseUrl();
            TestExecutionSummary red = run(recipe, flawed, folder.resolve("flawed"));
            assertThat("the check and the gate", red.getTestsFailedCount(), is(2L));
            assertThat(
                    red.getFailures().getFirst().getTestIdentifier().getDisplayName(),
                    containsString("receiver.capability.instantiates"));
            assertThat(Files.exists(folder.resolve("flawed/report.html")), is(true));
        }
    }

    private static Class<?> compiled(Path folder) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean good = compiler.getTask(
                            null,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    folder.toString(),
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjects(RECIPE.resolve("src/test/java/example/CgmConformanceTest.java")))
                    .call();
            assertThat("compiles", good, is(true));
        }
        // Stays open as long as its class is in use: until this process ends.
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, MavenRecipeTest.class.getClassLoader());
        return loader.loadClass("example.CgmConformanceTest");
    }

    private static TestExecutionSummary run(Class<?> recipe, String baseUrl, Path results) {
        Map<String, String> properties = Map.of(
                "cgm.baseUrl",
                baseUrl,
                "cgm.patient",
                SandboxOptions.PATIENT,
                "cgm.results",
                results.toString(),
                "cgm.only",
                "receiver.capability.*");
        properties.forEach(System::setProperty);
        try {
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(recipe))
                                    .build(),
                            listener);
            return listener.getSummary();
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    private static List<String> texts(Path pom, String element) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        return IntStream.range(0, document.getElementsByTagName(element).getLength())
                .mapToObj(i -> document.getElementsByTagName(element).item(i).getTextContent())
                .toList();
    }
}
