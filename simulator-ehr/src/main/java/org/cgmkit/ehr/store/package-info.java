/** What the receivers keep, in a database that they share. */
@NullMarked
package org.cgmkit.ehr.store;

import org.jspecify.annotations.NullMarked;
