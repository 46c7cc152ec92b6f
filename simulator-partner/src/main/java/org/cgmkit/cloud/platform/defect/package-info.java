/** The departures of a simulated platform. */
@NullMarked
package org.cgmkit.cloud.platform.defect;

import org.jspecify.annotations.NullMarked;
