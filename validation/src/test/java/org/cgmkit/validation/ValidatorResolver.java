package org.cgmkit.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a validator: over the built-in profiles, or with {@link OfficialProfiles} over the guide's own. There is one of
 * each for the whole run, because it takes seconds to load.
 */
final class ValidatorResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GuideValidator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean official = parameter.isAnnotated(OfficialProfiles.class);
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ValidatorResolver.class))
                .computeIfAbsent(official, key -> official ? overOfficialProfiles() : builtIn(), GuideValidator.class);
    }

    private static GuideValidator builtIn() {
        return GuideValidator.builtIn(GuideVersion.STU1);
    }

    private static GuideValidator overOfficialProfiles() {
        try {
            Path file = Files.createTempFile("cgm", ".tgz");
            try {
                return GuideValidator.withPackage(
                        GuideVersion.STU1, OfficialGuide.get().packaged(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
