package org.cgmkit.links.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverDescription;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.links.config.ReceiverTriggers;
import org.cgmkit.links.link.QrImage;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.shlink.ReceiverStandIn;
import org.cgmkit.simulator.RunningSimulator;
import org.cgmkit.simulator.SimulatorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A target file that says how a receiver is given links, and what tells what it shows. */
class LinkReceiverFileTest {
    @TempDir
    private Path folder;

    @Test
    void theSimulatedReceiverIsAskedOverHttp() throws Exception {
        try (RunningSimulator receiver = new ReceiverStandIn().start(SimulatorSettings.sound())) {
            Map<String, Outcome> outcomes = outcomes("""
                    trigger: {open: '%s/open', shows: '%s/shows'}
                    waits: {settle: 50 ms}
                    """.formatted(receiver.address(), receiver.address()));

            assertThat(outcomes.get("shlink-receiver.link.bare"), is(Outcome.PASS));
            assertThat(outcomes.get("shlink-receiver.payload.label-shown"), is(Outcome.PASS));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsShownStaysUntestedWhereNothingTellsIt() throws Exception {
        Map<String, Outcome> outcomes = outcomes("trigger: {open: 'true'}\nwaits: {settle: 10 ms, patience: 200 ms}");

        assertThat("a command that fetches nothing", outcomes.get("shlink-receiver.link.bare"), is(not(Outcome.PASS)));
        assertThat(outcomes.get("shlink-receiver.payload.label-shown"), is(Outcome.INCONCLUSIVE));
    }

    @Test
    void aFileWithoutATriggerIsForAPerson() throws Exception {
        assertThat(read("name: a receiver").triggers(), is(ReceiverTriggers.NOBODY));
    }

    @Test
    void qrCodesAreGivenToAnAddress() throws Exception {
        try (RunningSimulator receiver = new ReceiverStandIn().start(SimulatorSettings.sound())) {
            Map<String, Outcome> outcomes = outcomes("""
                    trigger: {open: '%s/open', scan: '%s/scan'}
                    waits: {settle: 50 ms}
                    """.formatted(receiver.address(), receiver.address()));

            assertThat(outcomes.get("shlink-receiver.link.qr"), is(Outcome.PASS));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCommandIsToldWhereTheImageIs() throws Exception {
        outcomes("trigger: {open: 'true', scan: 'cp \"$CGMKIT_QR\" %s'}\nwaits: {settle: 10 ms, patience: 200 ms}"
                .formatted(folder.resolve("scanned.png")));

        assertThat(
                String.valueOf(
                        QrImage.at(folder.resolve("scanned.png").toString()).text()),
                startsWith("shlink:/"));
    }

    private Map<String, Outcome> outcomes(String yaml) throws IOException {
        return LinkReceiverSuite.all("test")
                .only(RequirementSelection.only(
                        List.of(
                                "shlink-receiver.link.bare",
                                "shlink-receiver.link.qr",
                                "shlink-receiver.payload.label-shown"),
                        LinkCatalogue.get(),
                        LinkReceiverSuite.role()))
                .run(read(yaml), folder, new SilentListener(), new Redaction())
                .checks()
                .stream()
                .collect(Collectors.toMap(CheckResult::requirement, CheckResult::outcome, (a, b) -> a));
    }

    private ReceiverTarget read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("receiver.yaml"), "kind: shlink-receiver\n" + yaml);
        return ReceiverDescription.read(file, Map.of(), LinkCatalogue.get(), LinkReceiverSuite.role(), folder);
    }
}
