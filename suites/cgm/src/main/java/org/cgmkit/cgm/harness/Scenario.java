package org.cgmkit.cgm.harness;

/** What is played in one step. */
@FunctionalInterface
interface Scenario {

    /** Plays it. @throws InterruptedException where the run is broken off */
    void play(ScenarioContext stage) throws InterruptedException;
}
