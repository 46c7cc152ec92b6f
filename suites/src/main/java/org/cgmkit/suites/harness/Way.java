package org.cgmkit.suites.harness;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.cgmkit.suites.capture.Interference;

/** What a tap does to exchanges on their way, for whoever keeps them as their client saw them. */
interface Way {

    /** The request as the client made it; to be asked before {@link #doneTo}. */
    LoggedRequest asAsked(ServeEvent event);

    /** What was done to that exchange; to be asked once. */
    Interference doneTo(ServeEvent event);
}
