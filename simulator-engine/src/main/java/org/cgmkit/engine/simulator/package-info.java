/** The simulated engine: the calculator behind HTTP, in sound behaviours and with defects. */
@NullMarked
package org.cgmkit.engine.simulator;

import org.jspecify.annotations.NullMarked;
