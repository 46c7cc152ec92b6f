package org.cgmkit.submitter.setup;

/** What an app may do besides what its practice says, and a receiver may meet. */
public enum Habit {
    /** Each schedule of an order gets a submission of its own, also where several are due. */
    SCHEDULE_BY_SCHEDULE,
    /** Glucose that a person measured in capillary blood goes along with readings; the guide has no profile for it. */
    FINGERSTICKS
}
