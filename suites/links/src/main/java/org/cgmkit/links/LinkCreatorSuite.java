package org.cgmkit.links;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.guide.Role;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.kit.wire.AnswerTooLongException;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.NoAnswerException;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.ThrottlingWait;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.CreatorTarget;
import org.cgmkit.links.creator.GivenLink;
import org.cgmkit.links.link.LinkText;
import org.cgmkit.links.share.Shares;
import org.cgmkit.links.visit.LinkWire;
import org.cgmkit.links.visit.Visit;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/**
 * The checks of creators, over one given link, or over links that are made while a run goes on.
 *
 * @param kit the version of the kit, for the report
 * @param selection which checks run
 * @param validator judges what is shared by the profiles of the CGM guide
 */
public record LinkCreatorSuite(String kit, RequirementSelection selection, ProfileValidator validator) {
    /** The package of the checks. */
    public static final String CHECKS = GivenLink.class.getPackageName();

    /** All checks. */
    public static LinkCreatorSuite all(String kit) {
        return new LinkCreatorSuite(kit, RequirementSelection.everything(), validatorOf(GuideVersion.STU1));
    }

    private static ProfileValidator validatorOf(GuideVersion guide) {
        return GuideValidator.builtIn(guide).judgingEntries();
    }

    /** The suite with those checks only. */
    public LinkCreatorSuite only(RequirementSelection other) {
        return new LinkCreatorSuite(kit, other, validator);
    }

    /** The suite with a validator that is there already; it has to judge the entries of any Bundle. */
    public LinkCreatorSuite judgingBy(ProfileValidator other) {
        return new LinkCreatorSuite(kit, selection, other);
    }

    /** Whom the suite tests. */
    public static Role role() {
        return LinkCatalogue.get().role("shlink-creator");
    }

    /**
     * Opens the link and runs the checks.
     *
     * @param results the folder of the results; made where it does not exist
     * @param known the failures that the creator's owner declares to know of
     * @throws UnreachableException where nobody answers at the link's address
     * @throws ConfigurationException where the link cannot be right
     */
    public RunReport run(
            CreatorTarget target, Path results, List<KnownFailure> known, RunListener listener, Redaction redaction) {
        hide(target.link(), target.passcode(), redaction);
        AtomicInteger visits = new AtomicInteger();
        try (HttpClients clients = new HttpClients(target.server())) {
            EvidenceFolder evidence = new EvidenceFolder(results, redaction);
            ThrottlingWait throttled = ThrottlingWait.of(target.server(), Sleeper.real());
            Visit visit = new Visit(target, new LinkWire(target.server(), clients, evidence.of(0, "visit"), throttled));
            knock(visit);
            Shares shares = target.living()
                    .map(creator -> new Shares(
                            creator,
                            visit,
                            other -> new Visit(
                                    other,
                                    new LinkWire(
                                            target.server(),
                                            clients,
                                            evidence.of(0, "visit-" + visits.incrementAndGet()),
                                            throttled)),
                            made -> hide(made.link(), made.passcode(), redaction),
                            Sleeper.real()))
                    .orElse(null);
            SuiteRun<GivenLink> run = new SuiteRun<>(
                    GivenLink.class,
                    log -> new GivenLink(visit, log, validator, shares),
                    evidence,
                    throttled.budget()::exhausted);
            return new SuiteExecution(
                            LinkCatalogue.get(), role(), CHECKS, selection, RunOrder.parallel(1), kit, target.name())
                    .run(run, redaction, listener)
                    .with(known);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("The folder for the results cannot be made: " + results + " (" + e + ").", e));
        }
    }

    /** Whoever has the key has the data, and whoever has the link has the key. */
    private static void hide(LinkText link, Optional<String> secret, Redaction redaction) {
        redaction.hide(link.encoded(), "CGMKIT_LINK_PAYLOAD");
        redaction.hide(link.payload().keyText(), "CGMKIT_LINK_KEY");
        secret.ifPresent(passcode -> redaction.hide(passcode, "CGMKIT_PASSCODE"));
    }

    /** Nothing is asked that the checks would not ask first. */
    private static void knock(Visit visit) {
        boolean unasked = visit.target().link().payload().guarded()
                && visit.target().passcode().isEmpty();
        if (!unasked) {
            try {
                visit.opening();
            } catch (AnswerTooLongException e) {
                // Somebody answers; each check that needs it says so.
            } catch (NoAnswerException e) {
                throw new UnreachableException(e.why());
            }
        }
    }
}
