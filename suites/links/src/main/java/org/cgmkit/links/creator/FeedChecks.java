package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.share.Change;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of links whose data move on. */
@ExtendWith(SubjectExtension.class)
class FeedChecks {
    private static final String VISIBLE = "shlink-creator.longterm.update-visible";

    @Expected("shlink-creator.longterm.flag")
    @DisplayName("A link whose data move on is flagged as long-term")
    void flagsWhatMovesOn(GivenLink link) {
        Change change = change(link);
        boolean flagged = change.before().target().link().payload().longTerm();
        if (!flagged && !change.visible()) {
            throw notApplicable("The link has no flag L, and its data do not move on.");
        }

        assertThat(
                "Flag L of a link whose data moved on",
                flagged ? "there" : "missing",
                is("there"),
                "A receiver comes back to links with flag L only.");
    }

    @Expected("shlink-creator.longterm.update-visible")
    @DisplayName("New data appear behind the same link")
    void showsNewData(GivenLink link) {
        Change change = changeOfLongTerm(link);
        if (!change.visible() && !change.shut().isEmpty()) {
            throw inconclusive(
                    "The files do not open any more after the update; see shlink-creator.longterm.same-key.");
        }
        if (!change.visible()) {
            throw failure(
                    "What is shared " + change.waited().toSeconds() + " s after new data came in",
                    "newer readings or another summary",
                    "it is the same as before",
                    "Make the files anew when data come in, or when they are asked for; if it takes longer, declare"
                            + " 'waits.update'.");
        }
    }

    @Shall("shlink-creator.longterm.embedded-current")
    @DisplayName("An embedded file is the current one")
    void embedsTheCurrentFile(GivenLink link) {
        Change change = changeOfLongTerm(link);
        List<String> older = new ArrayList<>();
        boolean embedded = false;
        for (OpenedFile file : change.after().files()) {
            embedded |= file.where().endsWith(".embedded");
            OpenedFile twin = twin(change.after(), file);
            if (file.where().endsWith(".embedded")
                    && file.text().isPresent()
                    && twin.text().isPresent()
                    && !file.resource().equals(twin.resource())
                    && change.before().files().stream()
                            .anyMatch(before -> before.resource().equals(file.resource()))) {
                older.add(file.where());
            }
        }
        if (!embedded) {
            throw notApplicable("No file is embedded.");
        }
        if (older.isEmpty() && !change.visible()) {
            throw inconclusive("Nothing changed, so nobody can tell which files are current; see " + VISIBLE + ".");
        }

        assertNone(
                "Embedded files that are as they were before the update, while their locations have moved on",
                older,
                "Encrypt the current content for each manifest.");
    }

    private static OpenedFile twin(Visit visit, OpenedFile file) {
        return visit.files().stream()
                .filter(other ->
                        other.entry().equals(file.entry()) && !other.where().equals(file.where()))
                .findFirst()
                .orElse(file);
    }

    @Shall("shlink-creator.longterm.same-key")
    @DisplayName("New data open with the same key")
    void keepsTheKey(GivenLink link) {
        Change change = changeOfLongTerm(link);
        if (!change.visible() && change.shut().isEmpty()) {
            throw inconclusive("Nothing changed, so nothing was encrypted anew; see " + VISIBLE + ".");
        }

        assertNone(
                "Files that opened before the update and do not open with the link's key after it",
                change.shut().stream().map(OpenedFile::where).toList(),
                "The key stands in the link, and whoever has the link gets no other.");
    }

    @Expected("shlink-creator.manifest.status-honest")
    @DisplayName("What is said to be final does not change")
    void changesNothingThatIsFinal(GivenLink link) {
        Change change = change(link);
        assumeManifest(change);
        if (!change.visible() && !change.before().target().link().payload().longTerm()) {
            throw notApplicable("The link has no flag L, and its data do not move on.");
        }
        if (!change.visible()) {
            throw inconclusive("Nothing changed, so nobody can tell; see " + VISIBLE + ".");
        }
        Opening opening = change.before().opening();
        List<String> said = new ArrayList<>();
        if (isFinal(opening.manifest())) {
            said.add("the manifest");
        }
        ManifestChecks.each(opening, (where, entry) -> {
            if (isFinal(entry) && changed(change, entry)) {
                said.add(where);
            }
        });

        assertNone("What was said to be 'finalized' and has changed", said, "Say 'can-change' of what moves on.");
    }

    private static boolean isFinal(JsonNode node) {
        return node.path("status").asText().equals("finalized");
    }

    /** Whether the file of an entry is not there any more as it was. */
    private static boolean changed(Change change, JsonNode entry) {
        List<JsonNode> after =
                change.after().files().stream().map(OpenedFile::resource).toList();
        return change.before().files().stream()
                .filter(file -> file.entry().equals(entry) && file.text().isPresent())
                .anyMatch(file -> !after.contains(file.resource()));
    }

    static void assumeManifest(Change change) {
        if (!change.before().opening().manifest().isObject()) {
            throw notApplicable("The link leads to the file itself (flag U), and has no manifest.");
        }
    }

    /** The times of the last update before and after, where something changed; empty where there are none. */
    static List<String> unmovedTimes(Change change) {
        List<String> before = times(change.before());
        List<String> after = times(change.after());
        return !before.isEmpty() && before.equals(after) ? before : List.of();
    }

    private static List<String> times(Visit visit) {
        return visit.opening().entries().stream()
                .map(entry -> entry.path("lastUpdated").asText())
                .filter(time -> !time.isEmpty())
                .collect(Collectors.toList());
    }

    private static Change changeOfLongTerm(GivenLink link) {
        Change change = change(link);
        if (!change.before().target().link().payload().longTerm()) {
            throw notApplicable("The link is not long-term (no flag L).");
        }
        return change;
    }

    static Change change(GivenLink link) {
        Change change = link.shares().updated();
        if (!change.after().opening().opened()) {
            throw change.before().target().link().payload().longTerm()
                    ? link.of(change.after()).notOpened(change.after().opening())
                    : notApplicable("The link has no flag L and is served once.");
        }
        change.before().located().forEach(at -> link.shown(at.seen()));
        link.shown(change.before().opening().first());
        link.shown(change.after().opening().first());
        change.after().located().forEach(at -> link.shown(at.seen()));
        return change;
    }
}
