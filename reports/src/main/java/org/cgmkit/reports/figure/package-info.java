/** Pictures of a run as data: what is drawn is said by the role, how it is drawn by the page. */
@NullMarked
package org.cgmkit.reports.figure;

import org.jspecify.annotations.NullMarked;
