/** The simulated platform as it is started. */
@NullMarked
package org.cgmkit.cloud.platform.simulator;

import org.jspecify.annotations.NullMarked;
