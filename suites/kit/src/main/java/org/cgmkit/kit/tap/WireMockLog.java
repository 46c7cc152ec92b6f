package org.cgmkit.kit.tap;

import com.github.tomakehurst.wiremock.common.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the tap's server says of itself to the log of the kit. */
final class WireMockLog implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Tap.class);

    @Override
    public void info(String message) {
        LOG.debug(message);
    }

    @Override
    public void error(String message) {
        LOG.debug(message);
    }

    @Override
    public void error(String message, Throwable thrown) {
        LOG.debug(message, thrown);
    }
}
