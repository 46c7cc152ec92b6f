/** The rules that a whole submission has to pass before any of its entries is looked at. */
@NullMarked
package org.cgmkit.ehr.admission;

import org.jspecify.annotations.NullMarked;
