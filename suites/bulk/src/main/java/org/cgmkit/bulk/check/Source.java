package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.bulk.client.Ask;
import org.cgmkit.bulk.client.Contents;
import org.cgmkit.bulk.client.Export;
import org.cgmkit.bulk.client.FileCalls;
import org.cgmkit.bulk.client.FileSurvey;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.bulk.client.SourceSession;
import org.cgmkit.bulk.client.TokenCalls;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.bulk.config.ExportLevel;
import org.cgmkit.bulk.config.KnownResource;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.wire.Exchange;

/**
 * A bulk source, as one check sees it.
 *
 * @param session the kit as a bulk client
 * @param log the log of the check
 */
public record Source(SourceSession session, CheckLog log) {
    BulkTarget target() {
        return session.target();
    }

    TokenCalls tokens() {
        return session.tokens(log::keep);
    }

    JobCalls jobs() {
        return session.jobs(log::keep);
    }

    FileCalls files() {
        return session.files(log::keep);
    }

    /** The export of everything at the target's level. */
    Export usual() {
        return shown(session.usual());
    }

    /** An export that is made once for all checks. */
    Export export(Ask ask) {
        return shown(session.export(ask));
    }

    /** An ask at the target's level. */
    Ask ask() {
        return Ask.of(target().level());
    }

    private Export shown(Export export) {
        export.evidence().forEach(log::refer);
        return export;
    }

    /** Ends the check where the version does not have the requirement. */
    void assumeAsked(String requirement) {
        if (!target().version().has(requirement)) {
            throw notApplicable("Bulk Data Access " + target().version().id() + " does not have this requirement.");
        }
    }

    /** The files of an export that opened; where none did, the check ends inconclusive. */
    static List<FileSurvey> opened(Export export) {
        List<FileSurvey> opened =
                export.files().stream().filter(FileSurvey::opened).toList();
        if (opened.isEmpty()) {
            throw inconclusive("No file of the export opened, which bulk-source.manifest.urls tells of.");
        }
        return opened;
    }

    /** What an export holds; where not all of it could be read, the check ends inconclusive. */
    static Contents whole(Export export) {
        List<FileSurvey> opened = opened(export);
        if (opened.stream().anyMatch(FileSurvey::unread)) {
            throw inconclusive("Lines of files cannot be read, which bulk-source.file.lines tells of.");
        }
        return export.contents();
    }

    /** The members of the group; where nobody says who they are, the check ends inconclusive. */
    Set<String> members() {
        if (target().level() != ExportLevel.GROUP) {
            throw notApplicable("No group is exported.");
        }
        Set<String> known = target().world().stream()
                .filter(KnownResource::member)
                .map(KnownResource::patient)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.isEmpty()) {
            return known;
        }
        Exchange group = jobs().read("Group/" + target().group());
        group.json()
                .path("member")
                .forEach(each -> known.add(each.at("/entity/reference").asText().replaceFirst("^.*Patient/", "")));
        if (known.isEmpty()) {
            throw inconclusive("Nobody says who is in the group: the target file has no 'world', and the group has no"
                    + " members (" + group + ").");
        }
        return known;
    }

    /** What the world has of those whom the export is of. */
    List<KnownResource> expected() {
        return target().world().stream()
                .filter(each -> target().level() != ExportLevel.GROUP || each.member())
                .toList();
    }

    /** The id of the patient of whom the kit may write; where there is none, the row is not tested. */
    String writable() {
        return Optional.ofNullable(target().writes())
                .orElseThrow(
                        () -> notTested(
                                "This needs 'writes' in the target file: the id of a patient of whom readings may be written."));
    }
}
