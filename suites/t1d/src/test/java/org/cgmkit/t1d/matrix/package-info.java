@NullMarked
package org.cgmkit.t1d.matrix;

import org.jspecify.annotations.NullMarked;
