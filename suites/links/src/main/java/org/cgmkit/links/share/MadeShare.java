package org.cgmkit.links.share;

import java.time.Instant;
import org.cgmkit.links.config.ShareOrder;
import org.cgmkit.links.visit.Visit;

/**
 * A link that was made for the run.
 *
 * @param order what was asked for
 * @param asked when it was asked for
 * @param made when it had come
 * @param visit opens it
 */
public record MadeShare(ShareOrder order, Instant asked, Instant made, Visit visit) {}
