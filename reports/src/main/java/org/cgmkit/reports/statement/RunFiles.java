package org.cgmkit.reports.statement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.json.ResultsWriter;
import org.cgmkit.reports.statement.Statement.FileDigest;

/**
 * The files of one run.
 *
 * @param results its results file
 */
public record RunFiles(Path results) {

    /** Those in a folder of results, or beside a results file. */
    public static RunFiles at(Path place) {
        return new RunFiles(Files.isDirectory(place) ? place.resolve(ResultsWriter.FILE) : place);
    }

    /** The digest of the results file. @throws IOException when it cannot be read */
    FileDigest resultsDigest() throws IOException {
        return new FileDigest(ResultsWriter.FILE, Files.size(results), Sha256Digest.of(results));
    }

    /** The digests of everything in the folder of the evidence, by name. @throws IOException when it cannot be read */
    List<FileDigest> evidence() throws IOException {
        Path folder = results.resolveSibling(EvidenceFolder.NAME);
        List<FileDigest> digests = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        digests.add(new FileDigest(
                                EvidenceFolder.NAME + "/" + file.getFileName(),
                                Files.size(file),
                                Sha256Digest.of(file)));
                    }
                }
            }
        }
        return digests;
    }
}
