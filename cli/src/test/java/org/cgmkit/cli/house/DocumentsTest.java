package org.cgmkit.cli.house;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cgmkit.cli.Installed;
import org.cgmkit.kit.suite.RoleSuite;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The documents that are made of what is plugged in are up to date. */
class DocumentsTest {
    private static final String REMEDY = ", to make it anew: mvn -B -q -pl cli -am test -Dtest=DocumentsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dcgmkit.docs=write";

    @TestFactory
    Stream<DynamicTest> theSchemaOfEachTargetFileIsTheOneThatIsUsed() {
        return Installed.standard().suites().stream()
                .map(suite -> DynamicTest.dynamicTest(suite.role().id(), () -> holdsTheSchema(suite)));
    }

    private static void holdsTheSchema(RoleSuite suite) throws IOException {
        String name = "docs/" + suite.role().id() + ".schema.json";
        Path file = Path.of(requireNonNull(System.getProperty("cgmkit.root"))).resolve(name);
        String schema = suite.schema().json();
        if ("write".equals(System.getProperty("cgmkit.docs"))) {
            Files.writeString(file, schema);
        }

        assertThat(name + REMEDY, Files.exists(file) ? Files.readString(file) : "(no such file)", is(schema));
    }
}
