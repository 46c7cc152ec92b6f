/** The departures of a simulated cloud, each at a seam. */
@NullMarked
package org.cgmkit.cloud.defect;

import org.jspecify.annotations.NullMarked;
