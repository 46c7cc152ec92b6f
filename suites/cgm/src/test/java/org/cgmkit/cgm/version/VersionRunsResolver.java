package org.cgmkit.cgm.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link VersionRuns}: one for all of them, because it takes seconds to load the profiles of each version. */
final class VersionRunsResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VersionRuns.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(VersionRunsResolver.class))
                .computeIfAbsent("runs", key -> runs(), VersionRuns.class);
    }

    private static VersionRuns runs() {
        try {
            return new VersionRuns(Files.createTempDirectory("cgmkit-versions-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
