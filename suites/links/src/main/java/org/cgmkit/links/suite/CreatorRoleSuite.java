package org.cgmkit.links.suite;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.links.LinkCreatorSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.links.config.CreatorTarget;
import org.cgmkit.links.config.SharingTerms;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/** Who makes SMART Health Links: the kit takes a link, opens it as a receiver does, and judges it and what is behind it. */
public final class CreatorRoleSuite implements RoleSuite {

    @Override
    public Catalogue catalogue() {
        return LinkCatalogue.get();
    }

    @Override
    public Role role() {
        return LinkCreatorSuite.role();
    }

    @Override
    public String checks() {
        return LinkCreatorSuite.CHECKS;
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test a SMART Health Link with CGM data, and so the app that has made it.",
                        "cgmkit opens the link as a receiver does, and judges the link, its manifest, the encryption of its files,"
                                + " and what is in them."),
                List.of(
                        "shlink-creator --link shlink:/eyJ1cmwiOi…",
                        "shlink-creator --link shlink:/eyJ1cmwiOi… --passcode Xy-123456 --spend-attempts",
                        "shlink-creator creator.yaml",
                        "shlink-creator --only 'shlink-creator.payload.*' --list"),
                List.of(
                        "Make a link for the test: it is opened several times, and one that is not long-term may be used up."),
                "nobody answers at the link's address");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of(
                SuiteOption.of(
                        "--link",
                        "LINK",
                        "The link, alone or behind the address of a viewer. Better in the variable CGMKIT_LINK, as it opens the data."),
                SuiteOption.of(
                        "--qr",
                        "FILE",
                        "An image of the link's QR code (PNG, JPEG, GIF), which is judged, too; alone, the link is read from it."),
                SuiteOption.of(
                        "--passcode",
                        "PASSCODE",
                        "The passcode, where the link asks for one. Better in the variable CGMKIT_PASSCODE."),
                SuiteOption.flag(
                        "--spend-attempts",
                        "Try wrong passcodes, too, until the link is used up. Without it none is tried."),
                SuiteOption.of("--name", "NAME", "What the creator is called in reports."));
    }

    @Override
    public TargetSchema schema() {
        return CreatorDescription.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        CreatorDescription described = request.file() == null
                ? fromVariables(request.environment())
                : CreatorDescription.read(request.file(), request.environment(), catalogue(), role());
        OptionValues options = request.options();
        CreatorDescription all = described
                .with(
                        options.text("--name"),
                        options.text("--link"),
                        options.text("--passcode"),
                        options.has("--spend-attempts"))
                .drawn(options.text("--qr"));
        if (all.isLiving()) {
            return desk -> {
                desk.sayWrapped(
                        0, announcement(Objects.requireNonNull(all.living()).terms()));
                return run(all.begun(request.results()), all, request, desk);
            };
        }
        CreatorTarget target = all.target();
        return desk -> run(target, all, request, desk);
    }

    private static String announcement(SharingTerms terms) {
        return "The app is asked for up to 13 links, and attempts at passcodes are spent on two of them. Waits are for the"
                + " end of a link, " + terms.expiry().plus(terms.grace()).toSeconds() + " s, and for new data, up to "
                + terms.update().toSeconds() + " s.";
    }

    private static CreatorDescription fromVariables(Map<String, String> environment) {
        return CreatorDescription.empty()
                .with(
                        Optional.empty(),
                        Optional.ofNullable(environment.get("CGMKIT_LINK")),
                        Optional.ofNullable(environment.get("CGMKIT_PASSCODE")),
                        false);
    }

    private RunReport run(CreatorTarget target, CreatorDescription described, RunRequest request, RunDesk desk) {
        if (target.spendsAttempts()) {
            desk.sayWrapped(0, "Wrong passcodes are tried: the link is used up after this run.");
        }
        RunListener journal = desk.journal(role().id(), target.name(), described.knownFailures());
        RunReport found = LinkCreatorSuite.all(request.kit())
                .only(request.selection())
                .run(
                        target,
                        request.results(),
                        described.knownFailures(),
                        new RunListeners(List.of(journal, desk.progress())),
                        new Redaction());
        return desk.publish(found, () -> {});
    }
}
