/** Every defect of the simulated engine is found by exactly its requirement, and no sound behaviour is found guilty. */
@NullMarked
package org.cgmkit.outcomes.matrix;

import org.jspecify.annotations.NullMarked;
