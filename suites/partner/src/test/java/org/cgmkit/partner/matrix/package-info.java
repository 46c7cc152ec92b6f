/** Every defect of the simulated cloud is found by exactly its requirement, and no sound behaviour is found guilty. */
@NullMarked
package org.cgmkit.partner.matrix;

import org.jspecify.annotations.NullMarked;
