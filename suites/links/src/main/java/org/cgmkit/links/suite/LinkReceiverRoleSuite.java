package org.cgmkit.links.suite;

import java.time.Duration;
import java.util.List;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.run.RunListeners;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverDescription;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.links.config.ReceiverTriggers;
import org.cgmkit.links.person.PersonPage;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/** Who opens SMART Health Links: the kit hosts links, gives them to the receiver, and looks at what it asks for and shows. */
public final class LinkReceiverRoleSuite implements RoleSuite {
    private static final Duration FOR_A_PERSON = Duration.ofMinutes(10);

    @Override
    public Catalogue catalogue() {
        return LinkCatalogue.get();
    }

    @Override
    public Role role() {
        return LinkReceiverSuite.role();
    }

    @Override
    public String checks() {
        return LinkReceiverSuite.CHECKS;
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test what opens SMART Health Links with CGM data.",
                        "cgmkit hosts links, gives them to the receiver by a command, an address or a person, and judges what the"
                                + " receiver asks for and what it shows."),
                List.of(
                        "shlink-receiver",
                        "shlink-receiver receiver.yaml",
                        "shlink-receiver receiver.yaml --only 'shlink-receiver.longterm.*'"),
                List.of(
                        "The receiver has to take links of this machine (http, loopback), unless 'listen' says otherwise."),
                "the address for the links cannot be had");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of();
    }

    @Override
    public TargetSchema schema() {
        return ReceiverDescription.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        ReceiverTarget target = request.file() == null
                ? ReceiverTarget.byHand()
                : ReceiverDescription.read(
                        request.file(), request.environment(), catalogue(), role(), request.results());
        return desk -> {
            if (!target.triggers().equals(ReceiverTriggers.NOBODY)) {
                return run(target, request, desk);
            }
            try (PersonPage page = PersonPage.start(FOR_A_PERSON)) {
                desk.sayWrapped(
                        0,
                        "Open this page in a browser on this machine. It gives you links for the receiver, one at a time,"
                                + " and asks what the receiver shows:");
                desk.say("");
                desk.say("  " + page.address());
                desk.say("");
                return run(target.with(page.triggers()), request, desk);
            }
        };
    }

    private RunReport run(ReceiverTarget target, RunRequest request, RunDesk desk) {
        RunListener journal = desk.journal(role().id(), target.name(), target.knownFailures());
        RunReport found = LinkReceiverSuite.all(request.kit())
                .only(request.selection())
                .run(target, request.results(), new RunListeners(List.of(journal, desk.progress())), new Redaction());
        return desk.publish(found, () -> {});
    }
}
