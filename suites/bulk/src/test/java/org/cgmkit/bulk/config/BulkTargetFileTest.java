package org.cgmkit.bulk.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.authorization.KeyFile;
import org.cgmkit.kit.config.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkTargetFileTest {
    private static final Catalogue CATALOGUE = Catalogue.read(Catalogue.class, "bulk");
    private static final String WORLD = """
            type,id,patient,member,time,value,unit
            Patient,p-1,p-1,true,,,
            Observation,r-1,p-1,true,2026-05-04T08:00:00Z,7.0,mmol/L
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makesWhatTheExampleNames() throws IOException {
        KeyFile.make(folder.resolve("bulk-key.json"), KeyFile.Algorithm.ES384);
        KeyFile.make(folder.resolve("bulk-other-key.json"), KeyFile.Algorithm.ES384);
        Files.writeString(folder.resolve("bulk-world.csv"), WORLD);
    }

    @Test
    void theExampleDescribesTheSimulatedSource() throws IOException {
        BulkTarget target = read(example());

        assertThat(target.server().baseUrl().toString(), is("http://127.0.0.1:8092/fhir"));
        assertThat(target.level(), is(ExportLevel.GROUP));
        assertThat(target.kickOff(ExportLevel.GROUP), is("Group/cohort/$export"));
        assertThat(target.patience(), is(Duration.ofMinutes(1)));
        assertThat(target.world().getLast().value(), is("7.0"));
        assertThat(target.triggers().keySet(), is(Set.copyOf(BulkTarget.STEPS)));
    }

    @Test
    void aGroupWithoutAnIdIsAMistake() throws IOException {
        String text = example().replace("group: cohort", "level: group");

        ConfigurationException told = assertThrows(ConfigurationException.class, () -> read(text));

        assertThat(told.getMessage(), containsString("Expected 'group', the id of the group, beside 'level: group'"));
    }

    @Test
    void aLineOfTheWorldThatCannotBeReadIsTold() throws IOException {
        Files.writeString(folder.resolve("bulk-world.csv"), WORLD + "Observation,r-2\n");

        ConfigurationException told = assertThrows(ConfigurationException.class, () -> read(example()));

        assertThat(
                told.getMessage(), containsString("bulk-world.csv:4: expected type,id,patient,member,time,value,unit"));
    }

    @Test
    void aVersionThatThereIsNotIsAMistake() throws IOException {
        String text = example().replace("version: 3.0.0", "version: 1.0.0");

        ConfigurationException told = assertThrows(ConfigurationException.class, () -> read(text));

        assertThat(told.getMessage(), containsString("one of 2.0.0, 3.0.0, 4.0.0-ballot"));
    }

    private static String example() throws IOException {
        return Files.readString(Path.of(Objects.requireNonNull(System.getProperty("cgmkit.root")))
                .resolve("examples/bulk-source.yaml"));
    }

    private BulkTarget read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("source.yaml"), text);
        return BulkTargetFile.read(file, Map.of(), CATALOGUE, CATALOGUE.role("bulk-source"), folder);
    }
}
