@NullMarked
package org.cgmkit.validation.t1d;

import org.jspecify.annotations.NullMarked;
