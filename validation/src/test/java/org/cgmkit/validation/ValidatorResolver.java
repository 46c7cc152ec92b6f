package org.cgmkit.validation;

import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a validator for STU 1: over the built-in profiles, or with {@link OfficialProfiles} over the guide's own; or, for
 * tests of several versions, {@link VersionValidators}. There is one of each for the whole run, because it takes seconds to load.
 */
final class ValidatorResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == GuideValidator.class || type == VersionValidators.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        VersionValidators validators = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ValidatorResolver.class))
                .computeIfAbsent("validators", key -> new VersionValidators(), VersionValidators.class);
        if (parameter.getParameter().getType() == VersionValidators.class) {
            return validators;
        }
        return parameter.isAnnotated(OfficialProfiles.class)
                ? validators.official(GuideVersion.STU1)
                : validators.kit(GuideVersion.STU1);
    }
}
