/** Every defect is found by its requirement. */
@NullMarked
package org.cgmkit.bulk.matrix;

import org.jspecify.annotations.NullMarked;
