package org.cgmkit.kit.suite;

import java.nio.file.Path;
import java.util.Map;
import org.cgmkit.kit.run.RequirementSelection;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be run.
 *
 * @param file the target file, or null where there is none
 * @param options what was said beside it
 * @param environment the variables of the environment
 * @param selection which requirements are looked at
 * @param results the folder of the results
 * @param kit the version of the kit, for the report
 */
public record RunRequest(
        @Nullable Path file,
        OptionValues options,
        Map<String, String> environment,
        RequirementSelection selection,
        Path results,
        String kit) {
    public RunRequest {
        environment = Map.copyOf(environment);
    }
}
