/** Stands in for who shares glucose data by SMART Health Links. */
@NullMarked
package org.cgmkit.shlink;

import org.jspecify.annotations.NullMarked;
