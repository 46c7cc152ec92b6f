/** The people whose data a simulated cloud holds, and its clock. */
@NullMarked
package org.cgmkit.cloud.world;

import org.jspecify.annotations.NullMarked;
