package org.cgmkit.cgm.config.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.ImageTrigger;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.Readiness;
import org.cgmkit.kit.config.TriggeredImage;
import org.cgmkit.kit.trigger.Trigger;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that are images, as their files describe them. */
class ImageFileTest {
    private static final Catalogue CATALOGUE = Catalogue.of(GuideVersion.STU1);
    private static final Map<String, String> ENVIRONMENT = Map.of("TAG", "4.2", "PASSWORD", "s3cret-4711");
    private static final SubmitterTarget STANDARD =
            SubmitterTarget.of("an app", "1").build();

    @TempDir
    Path folder;

    @BeforeEach
    void fileToCopy() throws IOException {
        Files.writeString(folder.resolve("ehr.conf"), "level = test");
    }

    @Test
    void aReceiverIsReadWithAllThatCanBeSaidOfIt() throws IOException {
        ContainerImage image = receiver("""
                  name: registry.example.org:5000/team/ehr:${TAG}
                  port: 8443
                  scheme: https
                  basePath: /api/fhir/
                  environment: {LEVEL: 3, DEBUG: true, URL: "db://me:${PASSWORD}@db"}
                  files: {/etc/ehr.conf: ehr.conf}
                  command: [serve, --port, 8443]
                  ready: {path: /health, status: 204, within: 30 s}
                  seed: [load, "--key=${PASSWORD}"]
                  network: ehr-test
                  aliases: [ehr, ehr.example.org]
                """);

        assertThat(
                image,
                is(new ContainerImage(
                        "registry.example.org:5000/team/ehr:4.2",
                        8443,
                        "https",
                        "/api/fhir",
                        Map.of("LEVEL", "3", "DEBUG", "true", "URL", "db://me:s3cret-4711@db"),
                        Map.of("/etc/ehr.conf", folder.resolve("ehr.conf")),
                        List.of("serve", "--port", "8443"),
                        new Readiness(new Readiness.Answering("/health", 204), Duration.ofSeconds(30)),
                        List.of("load", "--key=s3cret-4711"),
                        "ehr-test",
                        List.of("ehr", "ehr.example.org"),
                        // Not the tag, which is shown on purpose.
                        Map.of("PASSWORD", "s3cret-4711"))));
        assertThat(image.base("localhost", 49153).toString(), is("https://localhost:49153/api/fhir"));
    }

    @Test
    void aReceiverIsReadyWhenItAnswersWithItsCapabilityStatement() throws IOException {
        ContainerImage image = receiver("  name: ehr\n  port: 80\n  basePath: /\n");

        assertThat(image.ready(), is(new Readiness(new Readiness.Answering("/metadata", 200), Duration.ofMinutes(2))));
        assertThat(image.base("localhost", 49153).toString(), is("http://localhost:49153"));
    }

    @Test
    void otherSignsOfBeingReadyAreALineOfTheLogAndAnOpenPort() throws IOException {
        String image = "  name: ehr\n  port: 80\n  basePath: /\n";

        assertThat(
                receiver(image + "  ready: {log: Started .* in}\n").ready().sign(),
                is(new Readiness.Printing("Started .* in")));
        assertThat(receiver(image + "  ready: {listening: true}\n").ready().sign(), is(new Readiness.Listening()));
    }

    @Test
    void anAppIsAContainerForEachStepWhereNothingElseTriggersIt() throws IOException {
        SubmitterFile file = submitter("image:\n  name: app\n  environment: {LEVEL: 1}\n");

        TriggeredImage app = Objects.requireNonNull(file.image());
        assertThat(app.trigger(), is(new ImageTrigger.EachStep()));
        assertThat(app.image().ready().sign(), is(new Readiness.Running()));
        assertThat(file.target().trigger(), is(new Trigger.ByHand()));
    }

    @Test
    void anAppThatStaysIsTriggeredByACommandInItOrByAnAddressOfIt() throws IOException {
        TriggeredImage byCommand =
                Objects.requireNonNull(submitter("image: {name: app}\ntrigger: {exec: [sync, --now]}\n")
                        .image());
        TriggeredImage byPath =
                Objects.requireNonNull(submitter("image: {name: app, port: 8080}\ntrigger: {path: /sync}\n")
                        .image());

        assertThat(byCommand.trigger(), is(new ImageTrigger.Command(List.of("sync", "--now"))));
        assertThat(byCommand.image().ready().sign(), is(new Readiness.Running()));
        assertThat(byPath.trigger(), is(new ImageTrigger.Path("/sync")));
        assertThat(byPath.image().ready().sign(), is(new Readiness.Listening()));
    }

    @Test
    void theReceiverOfARunMayBeKnownByAnotherNameThanItsAddress() throws IOException {
        SubmitterFile file = submitter("listen: {address: 0.0.0.0, port: 8080, name: laptop.local}\n");

        assertThat(file.target().listening(), is(new ListenAddress("0.0.0.0", 8080, "laptop.local")));
        assertThat(file.target().listening().host(), is("laptop.local"));
        assertThat(file.image(), is(nullValue()));
    }

    /** A tilde stands for a line break; the first line is {@code kind: receiver}, the next three describe an image. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            baseUrl: https://x/fhir                     | 6 | Expected one of 'baseUrl' and 'image', but both are given (lines 6 and 2): leave one of them out.
              nam: x                                    | 6 | 'nam' is not known here: did you mean 'name'?
              network: n~  aliases: ehr                 | 7 | Expected 'aliases' to be a list of further names of it within that network (such as [ehr]), but got 'ehr'.
              aliases: [ehr]                            | 6 | Expected a 'network' beside 'aliases'
              command: serve --now                      | 6 | Expected 'command' to be a list of the words of the container's command, in place of the image's own (such as [serve, --profile, test]), but got 'serve --now'.
              command: []                               | 6 | Expected 'command' to be a list of the words
              seed: load                                | 6 | Expected 'seed' to be a list of the words of a command
              files: {/etc/x: nowhere.conf}             | 6 | Expected a file or folder to copy at
              files: {etc/x: ehr.conf}                  | 6 | Expected a path in the container before the colon, which begins with a slash, but got 'etc/x'.
              environment: {KEY: [a]}                   | 6 | Expected 'KEY' to be the value of a variable, but got a list.
              environment: {KEY: "${NOT_SET}"}          | 6 | Expected the environment variable NOT_SET to be set
              ready: {path: health}                     | 6 | Expected 'path' to be a path that answers a GET then, from the root of the server (such as /health), but got 'health'.
              ready: {path: /h, log: up}                | 6 | Expected one sign of being ready, but both 'path' and 'log' are given: leave one of them out.
              ready: {status: 200}                      | 6 | Expected a 'path' beside 'status'
              ready: {log: "a("}                        | 6 | Expected a regular expression that is found in a line of the log, but 'a(' is none
              ready: {within: 0 s}                      | 6 | Expected the time within which a container is ready to be longer than nothing
              ready: {listening: false}                 | 6 | Expected 'listening' to be true where it is ready when it takes connections at its port
              scheme: ftp                               | 6 | (one of http, https), but got 'ftp'.
            """)
    void mistakesOfAReceiverAreToldWithTheirLine(String more, int line, String told) throws IOException {
        String yaml = "kind: receiver\nimage:\n  name: ehr\n  port: 80\n  basePath: /\n";
        String indented = more.startsWith("baseUrl") ? more : "  " + more;
        Path file = file(yaml + indented.replace('~', '\n') + "\n");

        assertThat(message(() -> ReceiverFile.read(file, ENVIRONMENT, CATALOGUE)), told(file, line, told));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            image: {port: 80, basePath: /}              | 2 | Expected 'name' here, but it is missing: the image, with its tag or digest (such as registry.example.org/ehr:4.2).
            image: {name: x, basePath: /}               | 2 | Expected 'port' here, but it is missing
            image: {name: x, port: 80}                  | 2 | Expected 'basePath' here, but it is missing
            image: {name: "a b", port: 80, basePath: /} | 2 | Expected the name of an image, such as registry.example.org/ehr:4.2, but got 'a b'.
            image: {name: x, port: 0, basePath: /}      | 2 | Expected 'port' to be the port that the receiver serves, within the container, but got '0'.
            image: {name: x, port: 80, basePath: fhir}  | 2 | Expected 'basePath' to be the path of the FHIR base
            image: ehr:4.2                              | 2 | Expected 'image' to be the container image that the receiver is started from
            """)
    void whatAReceiverCannotBeStartedWithoutIsTold(String image, int line, String told) throws IOException {
        Path file = file("kind: receiver\n" + image + "\n");

        assertThat(message(() -> ReceiverFile.read(file, ENVIRONMENT, CATALOGUE)), told(file, line, told));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            trigger: {exec: [sync]}                                | 2 | 'exec' is about the container of an 'image', but there is none here
            image: {name: a}~trigger: {command: sync}              | 3 | 'command' is about an app that runs elsewhere, but there is an 'image' here
            image: {name: a}~trigger: {exec: [sync], path: /sync}  | 3 | Both 'exec' and 'path' are given: leave one of them out.
            image: {name: a}~trigger: {path: /sync}                | 2 | Expected 'port' here, at which the app takes what triggers it, but it is missing.
            image: {name: a, seed: [load]}                         | 2 | This is about an app that stays, but without a trigger a container is started for each step
            image: {name: a, basePath: /fhir}                      | 2 | 'basePath' is not known here
            """)
    void mistakesOfAnAppAreToldWithTheirLine(String yaml, int line, String told) throws IOException {
        Path file = file("kind: submitter\n" + yaml.replace('~', '\n') + "\n");

        assertThat(message(() -> SubmitterFile.read(file, ENVIRONMENT, CATALOGUE, STANDARD)), told(file, line, told));
    }

    @Test
    void theExamplesOfThePageAreTargetFiles() throws IOException {
        Path page = Path.of(Objects.requireNonNull(System.getProperty("cgmkit.root")), "docs/images.md");
        List<String> examples = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(Files.readString(page))
                .results()
                .map(example -> example.group(1))
                .toList();
        Map<String, String> environment = Map.of("EHR_TAG", "4.2", "DB_PASSWORD", "s3cret-4711");

        ContainerImage receiver = Objects.requireNonNull(
                ReceiverFile.read(file(examples.get(0)), environment, CATALOGUE).image());
        SubmitterFile eachStep = SubmitterFile.read(file(examples.get(1)), environment, CATALOGUE, STANDARD);
        SubmitterFile staying =
                SubmitterFile.read(file(examples.get(1) + examples.get(2)), environment, CATALOGUE, STANDARD);

        assertThat(receiver.name(), is("registry.example.org/ehr:4.2"));
        assertThat(Objects.requireNonNull(eachStep.image()).trigger(), is(new ImageTrigger.EachStep()));
        assertThat(
                Objects.requireNonNull(staying.image()).trigger(), is(new ImageTrigger.Command(List.of("sync-now"))));
    }

    private ContainerImage receiver(String image) throws IOException {
        Path file = file("kind: receiver\npatient: \"1\"\nimage:\n" + image);
        return Objects.requireNonNull(
                ReceiverFile.read(file, ENVIRONMENT, CATALOGUE).image());
    }

    private SubmitterFile submitter(String more) throws IOException {
        return SubmitterFile.read(file("kind: submitter\n" + more), ENVIRONMENT, CATALOGUE, STANDARD);
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("t.yaml"), yaml);
    }

    private static String message(Executable reading) {
        return String.valueOf(
                assertThrows(ConfigurationException.class, reading).getMessage());
    }

    private static Matcher<String> told(Path file, int line, String told) {
        return allOf(
                startsWith("There is a mistake in the target file.\n" + file + ":" + line + ": "),
                containsString(told));
    }
}
