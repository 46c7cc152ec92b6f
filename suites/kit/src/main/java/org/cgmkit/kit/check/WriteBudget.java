package org.cgmkit.kit.check;

/** Holds a check, over all its probes, to what it announces to write. */
public final class WriteBudget {
    private final Writes announced;
    private Writes written = Writes.none();

    /** A budget of what is announced. */
    public WriteBudget(Writes announced) {
        this.announced = announced;
    }

    /**
     * Counts what is about to be written.
     *
     * @throws IllegalStateException where it is more than was announced; nothing may be sent then
     */
    public synchronized void spend(Writes more) {
        written = written.plus(more);
        if (!written.within(announced)) {
            throw new IllegalStateException("The check is about to write " + written.byType()
                    + ", which is more than it announces: " + announced.byType() + ". Correct its @Creates.");
        }
    }
}
