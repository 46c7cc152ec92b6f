/** The people and readings that a bulk source exports, made from a seed while they are sent. */
@NullMarked
package org.cgmkit.ehr.bulk.content;

import org.jspecify.annotations.NullMarked;
