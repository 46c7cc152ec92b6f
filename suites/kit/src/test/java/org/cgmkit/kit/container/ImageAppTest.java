package org.cgmkit.kit.container;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.ImageTrigger;
import org.cgmkit.kit.config.Readiness;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.trigger.Trigger.Begun;
import org.cgmkit.kit.trigger.Trigger.Call;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app that is an image, step by step. */
class ImageAppTest {
    private static final ContainerImage IMAGE = ContainerImage.named("app");
    private static final Call FIRST = new Call("first", "http://host:1/fhir", "p", "c", "", 60, true);
    private static final Call SECOND = new Call("second", "http://host:1/fhir", "p", "c", "", 60, false);

    private final FakeContainerEngine engine = new FakeContainerEngine();

    @TempDir
    Path folder;

    @Test
    void aContainerForEachStepIsToldWhereItIs() {
        ImageApp app = app(IMAGE, new ImageTrigger.EachStep());

        app.begin(FIRST).close();
        app.begin(SECOND).close();

        assertThat(
                engine.orders.stream().map(ContainerEngine.Order::environment).toList(),
                is(List.of(
                        Map.of(
                                "CGMKIT_STEP", "first",
                                "CGMKIT_BASE_URL", "http://host:1/fhir",
                                "CGMKIT_PATIENT_ID", "p",
                                "CGMKIT_CLIENT_ID", "c",
                                "CGMKIT_SECONDS", "60"),
                        Map.of(
                                "CGMKIT_STEP", "second",
                                "CGMKIT_BASE_URL", "http://host:1/fhir",
                                "CGMKIT_PATIENT_ID", "p",
                                "CGMKIT_CLIENT_ID", "c"))));
        assertThat("ends by itself", engine.orders.getFirst().ends(), is(true));
        assertThat("closed", engine.closed, is(2));
    }

    @Test
    void howItEndedIsSaidWithItsLog() {
        engine.code = OptionalInt.of(7);

        Begun begun = app(IMAGE, new ImageTrigger.EachStep()).begin(FIRST);

        assertThat(begun.isOver(), is(true));
        assertThat(
                begun.remark(),
                is("The container ended with exit code 7; what it printed is in "
                        + folder.resolve("app").resolve("first.log") + "."));
    }

    @Test
    void anAppThatStaysIsStartedOnceAndGetsACommandForEachStep() {
        ImageApp app = app(IMAGE, new ImageTrigger.Command(List.of("sync")));

        app.begin(FIRST).close();
        app.begin(SECOND).close();

        assertThat("containers", engine.orders.size(), is(1));
        assertThat(
                "what all steps have in common",
                engine.orders.getFirst().environment(),
                is(Map.of(
                        "CGMKIT_BASE_URL", "http://host:1/fhir",
                        "CGMKIT_PATIENT_ID", "p",
                        "CGMKIT_CLIENT_ID", "c")));
        assertThat(engine.commands, is(List.of(List.of("sync"), List.of("sync"))));
        assertThat(engine.variables.get(1).get("CGMKIT_STEP"), is("second"));
        assertThat("commands that were ended", engine.closed, is(2));
    }

    @Test
    void anAddressOfItIsPostedWhatAStepIsAbout() throws Exception {
        List<String> posted = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sync", exchange -> {
            posted.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        try {
            engine.port = server.getAddress().getPort();
            ImageApp app = app(served(), new ImageTrigger.Path("/sync?now=1"));

            app.begin(FIRST).close();

            assertThat(
                    posted.toString(),
                    allOf(containsString("POST /sync?now=1 {"), containsString("\"step\":\"first\"")));
            assertThat("closed, though it stays", engine.closed, is(0));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressThatDoesNotTakeItIsTold() {
        ImageApp app = app(served(), new ImageTrigger.Path("/sync"));

        String message = String.valueOf(assertThrows(ConfigurationException.class, () -> app.begin(FIRST))
                .getMessage());

        assertThat(message, containsString("to submit by a POST to http://localhost:1/sync, but there was no answer"));
    }

    private static ContainerImage served() {
        return IMAGE.serving(8080, "", new Readiness(new Readiness.Listening(), Readiness.USUAL));
    }

    private ImageApp app(ContainerImage image, ImageTrigger trigger) {
        return new ImageApp(engine, new TriggeredImage(image, trigger), folder, new Redaction(), line -> {});
    }
}
