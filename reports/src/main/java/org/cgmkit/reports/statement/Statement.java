package org.cgmkit.reports.statement;

import java.util.List;
import java.util.Map;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What somebody states about a target: the runs that tested it, with the digests by which the statement can be checked
 * again. Names and order of the components are those of the file; fields are added, never changed or dropped, unless
 * {@link #VERSION} goes up.
 *
 * @param statementVersion {@link #VERSION}
 * @param issued when it was made, in UTC
 * @param kit the kit that made it
 * @param guide the guide that the runs speak of
 * @param gate what all runs together come to: {@code pass} only where each of them does
 * @param runs the runs
 */
public record Statement(int statementVersion, String issued, Kit kit, Guide guide, String gate, List<Run> runs) {
    /** The version of the form that this kit writes. */
    public static final int VERSION = 1;

    public Statement {
        runs = List.copyOf(runs);
    }

    /**
     * The kit that made the statement.
     *
     * @param name its name
     * @param version its version
     * @param sha256 the digest of its jar; null where it did not run from one
     */
    public record Kit(String name, String version, @Nullable String sha256) {}

    /**
     * The specification, as the kit knows it.
     *
     * @param id the short name of its version
     * @param title its full name
     * @param canonical the base of its canonicals
     * @param packageVersion the version of the published package
     * @param sha256 the digest of the kit's catalogue of requirements
     */
    public record Guide(String id, String title, String canonical, String packageVersion, String sha256) {}

    /**
     * One run.
     *
     * @param suite which suite ran
     * @param target what was tested
     * @param guide the version of the guide
     * @param kit the version of the kit that ran it
     * @param started when it began, in UTC
     * @param durationMs how long it took
     * @param finished whether it came to its end
     * @param failOn which requirements weigh
     * @param gate what its outcomes come to
     * @param verdict the same in words
     * @param counts how many checks ended in each way
     * @param attested what the target's owner states and no check speaks against
     * @param notApplicable what does not apply, by what the target declares or shows
     * @param knownFailures the failures that the owner declares to know of
     * @param leftOut the requirements that the run says nothing of, because only a part of the suite was asked for
     * @param results the results file
     * @param outcomes how each check ended, requirements that are not tested included
     * @param evidence every file of the evidence
     */
    public record Run(
            String suite,
            String target,
            String guide,
            String kit,
            String started,
            long durationMs,
            boolean finished,
            String failOn,
            String gate,
            String verdict,
            Map<String, Integer> counts,
            List<Declared> attested,
            List<Declared> notApplicable,
            List<Known> knownFailures,
            List<String> leftOut,
            FileDigest results,
            List<Row> outcomes,
            List<FileDigest> evidence) {}

    /**
     * Something that the target declares or shows.
     *
     * @param requirement the requirement that it is about
     * @param title what the check finds out
     * @param message what is declared or was seen; empty where there is no more to say
     */
    public record Declared(String requirement, String title, String message) {}

    /**
     * A failure that the owner declares to know of.
     *
     * @param requirement the requirement that is not met
     * @param reason why it is let pass for now
     * @param owner who sees to it
     * @param expires the last day on which it is let pass
     * @param state what has become of it
     */
    public record Known(String requirement, String reason, String owner, String expires, String state) {}

    /**
     * How one check ended.
     *
     * @param requirement the requirement
     * @param verb its verb
     * @param binding whether a breach of it is a failure
     * @param title what the check finds out
     * @param outcome how it ended
     * @param message what was found
     * @param expected what was expected, or null
     * @param actual what came, or null
     * @param evidence the names of its evidence
     */
    public record Row(
            String requirement,
            Verb verb,
            boolean binding,
            String title,
            Outcome outcome,
            String message,
            @Nullable String expected,
            @Nullable String actual,
            List<String> evidence) {}

    /**
     * A file, to be known again.
     *
     * @param file its name, relative to the folder of the results
     * @param bytes its size
     * @param sha256 its digest
     */
    public record FileDigest(String file, long bytes, String sha256) {}
}
