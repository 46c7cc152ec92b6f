/** A simulated platform that computes summaries, posts them with their lineage, and computes them anew when the past changes. */
@NullMarked
package org.cgmkit.engine.platform;

import org.jspecify.annotations.NullMarked;
