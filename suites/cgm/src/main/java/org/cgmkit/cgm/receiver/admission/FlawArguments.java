package org.cgmkit.cgm.receiver.admission;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Reads {@link EachFlaw}. */
final class FlawArguments implements ArgumentsProvider {

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return context.getTestMethod().map(method -> method.getAnnotation(EachFlaw.class)).map(EachFlaw::value).stream()
                .flatMap(Arrays::stream)
                .map(flaw -> Arguments.of(Named.of(flaw.description(), flaw)));
    }
}
