package org.cgmkit.shlink.creator;

import java.time.Clock;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;

/**
 * How a creator is started.
 *
 * @param behaviour what it does where the text leaves it open
 * @param workings in which ways it departs from the text
 * @param bind the address to listen at
 * @param port the port, or 0 for a free one
 * @param clock tells the time
 */
public record CreatorOptions(Behaviour behaviour, CreatorWorkings workings, String bind, int port, Clock clock) {

    /** A sound creator of that behaviour at a free port of this machine. */
    public static CreatorOptions of(Behaviour behaviour) {
        return new CreatorOptions(behaviour, CreatorWorkings.sound(), "127.0.0.1", 0, Clock.systemUTC());
    }

    /** The same with departures. */
    public CreatorOptions with(CreatorWorkings other) {
        return new CreatorOptions(behaviour, other, bind, port, clock);
    }

    /** The same at that address. */
    public CreatorOptions at(String address, int otherPort) {
        return new CreatorOptions(behaviour, workings, address, otherPort, clock);
    }

    /** The same, which goes by that clock. */
    public CreatorOptions with(Clock other) {
        return new CreatorOptions(behaviour, workings, bind, port, other);
    }
}
