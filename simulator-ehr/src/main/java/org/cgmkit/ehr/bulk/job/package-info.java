/** Exports under way: what was asked for, files, manifest. */
@NullMarked
package org.cgmkit.ehr.bulk.job;

import org.jspecify.annotations.NullMarked;
