package org.cgmkit.reports.files;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of one format.
 *
 * @param format the format
 * @param place the file or folder; null where it could not be written
 * @param problem why it could not be written, as a sentence; null where it was
 */
public record ReportFile(
        Format format, @Nullable Path place, @Nullable String problem) {}
