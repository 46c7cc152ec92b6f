/** Ways in which the simulated platform departs from what it should do. */
@NullMarked
package org.cgmkit.engine.platform.defect;

import org.jspecify.annotations.NullMarked;
