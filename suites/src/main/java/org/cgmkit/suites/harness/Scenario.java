package org.cgmkit.suites.harness;

/** What is played in one step. */
@FunctionalInterface
interface Scenario {

    /** Plays it. @throws InterruptedException where the run is broken off */
    void play(Stage stage) throws InterruptedException;
}
