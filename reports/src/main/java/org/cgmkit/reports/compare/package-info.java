/** Two runs beside each other: what got worse, what got better, what is only different. */
@NullMarked
package org.cgmkit.reports.compare;

import org.jspecify.annotations.NullMarked;
