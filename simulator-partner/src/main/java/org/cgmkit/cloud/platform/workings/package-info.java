/** The seams at which a simulated platform can depart from what it should do. */
@NullMarked
package org.cgmkit.cloud.platform.workings;

import org.jspecify.annotations.NullMarked;
