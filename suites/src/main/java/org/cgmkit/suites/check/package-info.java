/** What a check is written with: the annotations that name its requirement, assertions, and preconditions. */
@NullMarked
package org.cgmkit.suites.check;

import org.jspecify.annotations.NullMarked;
