package org.cgmkit.links.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.host.SentinelData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class FileChecks {

    @Shall("shlink-receiver.manifest.unknown-members")
    @DisplayName("A manifest with more than files is read")
    void readsRicherManifests(LinkReceiver receiver) {
        assertShown(
                receiver,
                Step.MANIFEST_EXTRAS,
                SentinelData.FIRST,
                "of a manifest with status, list and further members",
                "Ignore what is not known.");
    }

    @Shall("shlink-receiver.manifest.content-type-parameter")
    @DisplayName("A content type with the version of FHIR is read")
    void readsTypesWithParameters(LinkReceiver receiver) {
        assertShown(
                receiver,
                Step.PARAMETER,
                SentinelData.FIRST,
                "of type application/fhir+json;fhirVersion=4.0.1",
                "Compare what stands before the semicolon.");
    }

    @Expected("shlink-receiver.manifest.other-content-type")
    @DisplayName("A file of an unknown type does not hide the others")
    void skipsUnknownTypes(LinkReceiver receiver) {
        assertShown(
                receiver,
                Step.OTHER_TYPE,
                SentinelData.FIRST,
                "beside one of an unknown type",
                "Skip what is not known.");
    }

    @Expected("shlink-receiver.manifest.both")
    @DisplayName("A file that is embedded and at a location is read")
    void readsFilesOfBothKinds(LinkReceiver receiver) {
        assertShown(receiver, Step.BOTH, SentinelData.FIRST, "with embedded and location", "Take either.");
    }

    @Expected("shlink-receiver.manifest.several-files")
    @DisplayName("All files are read")
    void readsAllFiles(LinkReceiver receiver) {
        String text = receiver.shownContent(Step.SEVERAL, "shlink-receiver.encryption.opens");

        assertNone(
                "Readings of three files that are not shown",
                List.of(SentinelData.FIRST, SentinelData.SECOND, SentinelData.NEW).stream()
                        .filter(value -> !Answer.shows(text, value))
                        .toList(),
                "");
    }

    @Shall("shlink-receiver.encryption.opens")
    @DisplayName("Encrypted files are opened, in the manifest and at a location")
    void opensFiles(LinkReceiver receiver) {
        String embedded = receiver.withoutLabel(plainly(receiver));
        receiver.opened(Step.LOCATED, "shlink-receiver.link.bare");

        assertThat(
                "Something of a file in the manifest",
                embedded.contains(receiver.data().device())
                                || Answer.shows(embedded, SentinelData.FIRST)
                                || Answer.shows(embedded, SentinelData.MEAN)
                        ? "shown"
                        : "not shown",
                is("shown"));
        if (Answer.shows(embedded, SentinelData.FIRST)) {
            assertShownAtAll(receiver, Step.LOCATED, SentinelData.FIRST, "at a location", "");
        }
    }

    private static String plainly(LinkReceiver receiver) {
        receiver.opened(Step.BARE, "shlink-receiver.link.bare");
        return receiver.shown(Step.BARE);
    }

    @Shall("shlink-receiver.encryption.deflate")
    @DisplayName("Compressed files are opened")
    void opensCompressedFiles(LinkReceiver receiver) {
        assertShown(
                receiver,
                Step.DEFLATED,
                SentinelData.FIRST,
                "that is compressed (zip DEF)",
                "Inflate as raw DEFLATE (RFC 1951) after decryption.");
    }

    @Expected("shlink-receiver.encryption.large")
    @DisplayName("Files of two weeks are opened")
    void opensLargeFiles(LinkReceiver receiver) {
        String advice = "A file of two weeks has about 3 MB, of a quarter about 20; raise the limits of the library.";
        assertShown(receiver, Step.LARGE, SentinelData.SECOND, "of two weeks", advice);
        if (Answer.shows(receiver.shown(Step.DEFLATED), SentinelData.FIRST)) {
            assertShown(receiver, Step.LARGE_DEFLATED, SentinelData.SECOND, "of two weeks that is compressed", advice);
        }
    }

    @Expected("shlink-receiver.encryption.without-cty")
    @DisplayName("A file without a content type in its header is opened")
    void opensFilesWithoutCty(LinkReceiver receiver) {
        assertShown(
                receiver,
                Step.WITHOUT_CTY,
                SentinelData.FIRST,
                "without cty in its header",
                "The manifest says what the file is.");
    }

    @Expected("shlink-receiver.direct.media-type")
    @DisplayName("A direct file of any media type is opened")
    void opensDirectFilesOfAnyType(LinkReceiver receiver) {
        assertShown(
                receiver,
                Step.DIRECT_AS_TEXT,
                SentinelData.FIRST,
                "of a direct link that comes as text/plain with a line break",
                "Look at the body, and strip white space around it.");
    }

    @Base("shlink-receiver.encryption.tampered")
    @DisplayName("A file that was changed is not shown")
    void hidesChangedFiles(LinkReceiver receiver) {
        receiver.opened(Step.TAMPERED, "shlink-receiver.link.bare");
        String text = receiver.shown(Step.TAMPERED);
        assumeShowsReadings(receiver);

        assertThat(
                "Reading of a file whose authentication tag is wrong",
                Answer.shows(text, SentinelData.FIRST) ? "shown" : "not shown",
                is("not shown"),
                "Decrypt with AES-GCM of a library, which looks at the tag (RFC 7516, 5.2).");
    }

    private static void assertShown(LinkReceiver receiver, Step step, String value, String what, String advice) {
        assumeShowsReadings(receiver);
        receiver.opened(step, "shlink-receiver.link.bare");
        assertShownAtAll(receiver, step, value, what, advice);
    }

    /** A receiver that shows no reading at all shows nothing here by another reason. */
    private static void assumeShowsReadings(LinkReceiver receiver) {
        if (!Answer.shows(plainly(receiver), SentinelData.FIRST)) {
            throw inconclusive("Readings are not shown of a plain link either; see shlink-receiver.encryption.opens and"
                    + " shlink-receiver.content.readings-shown.");
        }
    }

    private static void assertShownAtAll(LinkReceiver receiver, Step step, String value, String what, String advice) {
        assertThat(
                "Reading " + value + " of a file " + what,
                Answer.shows(receiver.shown(step), value) ? "shown" : "not shown",
                is("shown"),
                advice);
    }
}
