package org.cgmkit.links.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.content.Share;
import org.cgmkit.shlink.creator.Creator;
import org.cgmkit.shlink.creator.CreatorOptions;
import org.cgmkit.shlink.workings.Behaviour;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.SHLParser;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HL7's own parser of links fetches, decrypts and reads what the simulated creator shares. It knows an older text: it stops at the
 * version of FHIR in the content type, at a file that is embedded and located, and at flag U.
 */
class Hl7CoreTest {
    @Test
    void readsFilesInTheManifestAndAtLocations() throws IOException {
        List<ValidatedFragment> found = parsed("plain-content-type");

        List<byte[]> files = found.stream()
                .filter(each -> each.getName().startsWith("files["))
                .map(ValidatedFragment::getContent)
                .toList();
        assertThat("files", files.size(), is(2));
        for (byte[] file : files) {
            assertThat(Json.MAPPER.readTree(file).path("entry").size(), is(greaterThan(5)));
        }
    }

    /** The simulator is right by the published text; should these be read one day, the trap can go. */
    @ParameterizedTest
    @ValueSource(strings = {"standard", "both", "direct"})
    void stopsAtWhatTheOlderTextDidNotHave(String behaviour) throws IOException {
        assertThat(
                parsed(behaviour).stream()
                        .filter(each -> each.getName().startsWith("files["))
                        .count(),
                is(0L));
    }

    private static List<ValidatedFragment> parsed(String behaviour) throws IOException {
        try (Creator creator = Creator.start(CreatorOptions.of(Behaviour.named(behaviour)))) {
            String link =
                    creator.share(Share.everything().over(Duration.ofHours(3))).text();
            return new SHLParser(emptyContext()).parse(new ByteArrayInputStream(link.getBytes(UTF_8)));
        }
    }

    /** A context without any definitions: none is needed to take a link apart. */
    private static IWorkerContext emptyContext() {
        return (IWorkerContext) Proxy.newProxyInstance(
                Hl7CoreTest.class.getClassLoader(),
                new Class<?>[] {IWorkerContext.class},
                (proxy, method, arguments) -> nothing(method));
    }

    private static @Nullable Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == List.class) {
            return new ArrayList<>();
        }
        if (type == Set.class) {
            return new HashSet<>();
        }
        if (type == String.class) {
            return "4.0.1";
        }
        return type == boolean.class ? (Object) false : type == int.class ? (Object) 0 : null;
    }
}
