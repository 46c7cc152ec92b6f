/** HTML that holds what a target answered as text and nothing else. */
@NullMarked
package org.cgmkit.reports.html;

import org.jspecify.annotations.NullMarked;
