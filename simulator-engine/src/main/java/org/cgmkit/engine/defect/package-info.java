/** The ways in which the simulated engine can depart from what it should do or from what it declares. */
@NullMarked
package org.cgmkit.engine.defect;

import org.jspecify.annotations.NullMarked;
