package org.cgmkit.console.ehr;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cgmkit.console.sandbox.Choice;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.fixtures.GuideEdition;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawSetting;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * A submission that can be sent from a page.
 *
 * @param choice what it is
 * @param made makes it for a sandbox
 */
record Sample(Choice choice, Function<Sandbox, Submission> made) {
    private static final String SOUND = "Sound";
    private static final String FLAWED = "With a flaw: ";
    private static final List<Sample> ALL = all();

    /** What they are. */
    static List<Choice> choices() {
        return ALL.stream().map(Sample::choice).toList();
    }

    /**
     * The sample with that id.
     *
     * @throws IllegalArgumentException where there is none
     */
    static Sample named(String id) {
        return ALL.stream()
                .filter(sample -> sample.choice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected one of the samples that the page offers, but got another one."));
    }

    private static List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        all.add(sound("day", "readings of a day", c -> Submissions.readings(c, 288)));
        all.add(sound("readings", "three readings", Submissions::threeReadings));
        all.add(sound("summary", "a summary of two weeks", c -> Submissions.summaryOnly(c, 14)));
        all.add(sound("report", "a report of two weeks as PDF", c -> Submissions.reportOnly(c, 14)));
        all.add(sound("device", "a sensor", Submissions::deviceOnly));
        Arrays.stream(Flaw.values())
                .map(flaw -> new Sample(
                        new Choice(
                                flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                flaw.description(),
                                FLAWED
                                        + flaw.place()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ')),
                        sandbox ->
                                flaw.sample(context(sandbox), setting(sandbox)).submission()))
                .forEach(all::add);
        return all;
    }

    private static Sample sound(String id, String title, Function<SubmissionContext, Submission> made) {
        return new Sample(new Choice(id, title, SOUND), sandbox -> made.apply(context(sandbox)));
    }

    private static FlawSetting setting(Sandbox sandbox) {
        return FlawSetting.NOWHERE.withOtherPatient(sandbox.otherPatient()).withBaseUrl(sandbox.baseUrl());
    }

    /** Until now, in whole minutes, by fresh identifiers: what is sent twice comes twice. */
    private static SubmissionContext context(Sandbox sandbox) {
        Instant now = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MINUTES);
        SubmissionContext context = SubmissionContext.of(sandbox.patient(), IdentifierSource.fresh(), now)
                .in(GuideEdition.of(sandbox.options().guide()));
        return sandbox.options().behaviour().units().contains(GlucoseUnit.MASS)
                ? context
                : context.in(GlucoseUnit.MOLAR);
    }
}
