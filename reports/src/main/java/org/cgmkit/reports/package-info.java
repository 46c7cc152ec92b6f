/** One result model, and its renderings. */
@NullMarked
package org.cgmkit.reports;

import org.jspecify.annotations.NullMarked;
