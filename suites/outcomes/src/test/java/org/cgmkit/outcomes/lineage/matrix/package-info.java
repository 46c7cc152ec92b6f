/** Every defect of the simulated platform is found by exactly its requirement, and no sound behaviour is found guilty. */
@NullMarked
package org.cgmkit.outcomes.lineage.matrix;

import org.jspecify.annotations.NullMarked;
