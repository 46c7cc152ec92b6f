@NullMarked
package org.cgmkit.ehr.store;

import org.jspecify.annotations.NullMarked;
