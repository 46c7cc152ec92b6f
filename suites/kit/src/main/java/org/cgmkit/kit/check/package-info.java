/** What a check is written with: the annotations that name its requirement, assertions, and preconditions. */
@NullMarked
package org.cgmkit.kit.check;

import org.jspecify.annotations.NullMarked;
