/** Where databases are, for all that keep data in one. */
@NullMarked
package org.cgmkit.database;

import org.jspecify.annotations.NullMarked;
