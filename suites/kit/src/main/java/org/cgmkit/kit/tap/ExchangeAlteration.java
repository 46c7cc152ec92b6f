package org.cgmkit.kit.tap;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.cgmkit.kit.capture.Interference;

/** What a tap does to exchanges on their way, for whoever keeps them as their client saw them. */
interface ExchangeAlteration {

    /** The request as the client made it; to be asked before {@link #doneTo}. */
    LoggedRequest asAsked(ServeEvent event);

    /** What was done to that exchange; to be asked once. */
    Interference doneTo(ServeEvent event);
}
