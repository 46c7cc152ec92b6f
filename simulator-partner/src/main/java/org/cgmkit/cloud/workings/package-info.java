/** The seams at which a simulated cloud can depart, and what it leaves open. */
@NullMarked
package org.cgmkit.cloud.workings;

import org.jspecify.annotations.NullMarked;
