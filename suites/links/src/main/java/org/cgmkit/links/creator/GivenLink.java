package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.links.config.CreatorTarget;
import org.cgmkit.links.content.SharedContent;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.link.Payload;
import org.cgmkit.links.link.QrImage;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.links.share.MadeShare;
import org.cgmkit.links.share.Shares;
import org.cgmkit.links.visit.Located;
import org.cgmkit.links.visit.Opening;
import org.cgmkit.links.visit.PasscodeTrial;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.links.visit.Visit;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/**
 * The link under test, as one check sees it. What was seen for all checks is among the evidence of each that looks at it. A
 * precondition that is not met ends a check, and names the row that speaks of it.
 */
public final class GivenLink {
    private final Visit visit;
    private final CheckLog log;
    private final ProfileValidator validator;
    private final @Nullable Shares shares;

    /**
     * The link of that visit, for one check.
     *
     * @param shares makes further links, or null where there is only this one
     */
    public GivenLink(Visit visit, CheckLog log, ProfileValidator validator, @Nullable Shares shares) {
        this.visit = visit;
        this.log = log;
        this.validator = validator;
        this.shares = shares;
    }

    /** The link's QR code. */
    QrImage qr() {
        if (target().qr() == null) {
            throw OutcomeException.notTested(
                    "No image of the link's QR code was given: give one with --qr, as 'qr' in a target"
                            + " file, or as 'qr' of what makes links.");
        }
        return target().qr();
    }

    /** What makes further links. */
    Shares shares() {
        if (shares == null) {
            throw OutcomeException.notTested("One given link does not show this: let the app make links for the run, by"
                    + " 'trigger' in a target file.");
        }
        return shares;
    }

    /** Another link that was made for the run. */
    GivenLink of(MadeShare share) {
        return new GivenLink(share.visit(), log, validator, shares);
    }

    /** The link as it was seen by another visit. */
    GivenLink of(Visit other) {
        return new GivenLink(other, log, validator, shares);
    }

    /** The link on which passcodes are tried: one that was made for it where links are made. */
    GivenLink guarded() {
        return shares == null ? this : of(shares.guarded());
    }

    /** This link and, where links are made, two of the same content. */
    List<GivenLink> alike() {
        return shares == null
                ? List.of(this)
                : shares.alike().stream().map(this::of).toList();
    }

    /** What links of one given link's run would show only with triggers; empty where there are none. */
    Optional<Shares> sharesIfAny() {
        return Optional.ofNullable(shares);
    }

    /** What is shared, of files that could all be opened. */
    SharedContent content() {
        return SharedContent.of(fhirFiles());
    }

    CreatorTarget target() {
        return visit.target();
    }

    LinkText text() {
        return target().link();
    }

    Payload payload() {
        return text().payload();
    }

    /** Judges what is shared by the profiles. */
    ProfileValidator validator() {
        return validator;
    }

    /** The address that the payload names. */
    String address() {
        return visit.address();
    }

    /** The address to which the request for a direct file goes. */
    String directAddress() {
        return visit.directAddress();
    }

    /** How it opened, whether or not it did. */
    Opening opening() {
        Opening opening = visit.opening();
        shown(opening.first());
        opening.probe().ifPresent(this::shown);
        return opening;
    }

    /** How it opened; it did. */
    Opening opened() {
        Opening opening = opening();
        if (!opening.opened()) {
            throw notOpened(opening);
        }
        return opening;
    }

    /** Why nothing can be said of what is behind a link that does not open. */
    OutcomeException notOpened(Opening opening) {
        if (isGone(opening.first())) {
            return inconclusive("The link is not served (" + opening.first()
                    + "). By the text, an expired, a revoked, a used-up and an"
                    + " unknown link look alike: look at 'exp', and whether all of the link was copied.");
        }
        return inconclusive("The link gives nothing (" + opening.first() + "), so this check cannot decide; see "
                + (payload().direct() ? "shlink-creator.direct.get." : "shlink-creator.link.plain."));
    }

    /** How it opened: with a manifest whose files are listed. */
    Opening manifest() {
        assumeManifest();
        Opening opening = opened();
        if (!opening.manifest().isObject()) {
            throw inconclusive("The link gives a file in place of a manifest (" + opening.last()
                    + "), so this check cannot decide; see shlink-creator.payload.flag-honest.");
        }
        return opening;
    }

    /** The link is one to a manifest. */
    void assumeManifest() {
        if (payload().direct()) {
            throw notApplicable("The link leads to the file itself (flag U), and has no manifest.");
        }
    }

    /** The first access to each location; there is one. */
    List<Located> located() {
        manifest();
        List<Located> located = visit.located();
        located.forEach(at -> shown(at.seen()));
        if (located.isEmpty()) {
            throw notApplicable("The manifest has all files in it, and names no location.");
        }
        return located;
    }

    /** The files that came; there is one. */
    List<OpenedFile> files() {
        opened();
        List<OpenedFile> files = visit.files();
        visit.located().forEach(at -> shown(at.seen()));
        if (files.isEmpty()) {
            throw inconclusive(
                    "No file came from the link, so this check cannot decide; see shlink-creator.location.open and "
                            + "shlink-creator.manifest.content-given.");
        }
        return files;
    }

    /** The files with FHIR resources that could be opened; there is one, and none stayed shut. */
    List<OpenedFile> fhirFiles() {
        List<OpenedFile> files = files();
        files.stream().filter(file -> file.text().isEmpty()).findFirst().ifPresent(file -> {
            throw inconclusive(
                    file.where() + " cannot be opened, so this check cannot decide; see shlink-creator.encryption.*.");
        });
        List<OpenedFile> fhir = files.stream().filter(OpenedFile::isFhir).toList();
        if (fhir.isEmpty()) {
            throw notApplicable("No file of the link holds FHIR resources.");
        }
        return fhir;
    }

    /** A manifest request with what has to be in it. */
    ObjectNode request() {
        return visit.request();
    }

    /** Asks for the manifest again, and gets whatever is answered. */
    Seen ask(ObjectNode request, List<Header> headers) {
        return shown(visit.post(request, headers));
    }

    /** Asks for the manifest once more, in a request that any link answers that is served again. */
    JsonNode anotherManifest() {
        manifest();
        Seen seen = ask(request(), List.of());
        assumeServedAgain(seen);
        return StrictJson.read(seen.exchange().body());
    }

    /** The link is served again, which only a long-term one has to be. */
    void assumeServedAgain(Seen seen) {
        if (seen.status() != 200) {
            throw inconclusive(
                    payload().longTerm()
                            ? "The link is not served again (" + seen
                                    + "), so this check cannot decide; see shlink-creator.longterm.repeatable."
                            : "The link has no flag L and is served once (" + seen
                                    + "), which is allowed, so this check cannot ask again.");
        }
    }

    /** Gets what is at an address. */
    Seen get(String url, List<Header> headers) {
        return shown(visit.get(url, headers));
    }

    /** Sends a request without a body. */
    Seen send(String method, String url, List<Header> headers) {
        return shown(visit.send(method, url, headers));
    }

    /** What was tried with passcodes; only where that is wanted. */
    PasscodeTrial trial() {
        if (!payload().guarded()) {
            throw notApplicable("The link asks for no passcode (flag P).");
        }
        if (payload().flagged('U')) {
            throw inconclusive("The flags contradict each other; see shlink-creator.payload.flag-exclusive.");
        }
        if (!target().spendsAttempts() && shares == null) {
            throw OutcomeException.notTested(
                    "Nothing was tried, as a wrong passcode is counted for the life of the link: make a"
                            + " link for the test, and give --spend-attempts with its --passcode. The link is used up then.");
        }
        opened();
        PasscodeTrial trial = visit.trial();
        trial.attempts().forEach(attempt -> shown(attempt.seen()));
        trial.right().ifPresent(this::shown);
        trial.afterwards().ifPresent(this::shown);
        return trial;
    }

    /** Whether an answer is that of a link which is not served. */
    static boolean isGone(Seen seen) {
        return seen.status() == 404 || seen.status() == 410;
    }

    /** Counts an exchange as one that this check has looked at. */
    Seen shown(Seen seen) {
        log.refer(seen.evidence());
        return seen;
    }
}
