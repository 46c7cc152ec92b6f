/** Each defect is found by its requirement, and no sound behaviour is found guilty. */
@NullMarked
package org.cgmkit.links.matrix;

import org.jspecify.annotations.NullMarked;
