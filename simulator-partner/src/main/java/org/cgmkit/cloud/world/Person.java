package org.cgmkit.cloud.world;

import java.time.ZoneId;
import java.util.List;
import org.cgmkit.fixtures.trace.Persona;

/**
 * A person with an account.
 *
 * @param name the name to sign in with
 * @param password the password
 * @param zone the zone of the devices' clocks
 * @param persona the kind of person
 * @param seed which person of that kind
 * @param sensor the sensor's transmitter
 * @param pump the pump
 */
public record Person(
        String name, String password, ZoneId zone, Persona persona, long seed, Device sensor, Device pump) {
    /** The people of the sample world. */
    public static final List<Person> ALL = List.of(
            new Person(
                    "anna",
                    "anna-password",
                    ZoneId.of("America/Los_Angeles"),
                    Persona.TYPE_1_WELL_CONTROLLED,
                    11,
                    new Device("EXS-40071", "Examplia", "Sense 2", "Examplia Sense 2", "40071"),
                    new Device("EXP-70012", "Examplia", "Pump One", "Examplia Pump One", "70012")),
            new Person(
                    "ben",
                    "ben-password",
                    ZoneId.of("Europe/Berlin"),
                    Persona.TYPE_1_RUNNING_HIGH,
                    12,
                    new Device("EXS-40188", "Examplia", "Sense 2", "Examplia Sense 2", "40188"),
                    new Device("EXP-70144", "Examplia", "Pump One", "Examplia Pump One", "70144")));
}
