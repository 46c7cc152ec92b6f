@NullMarked
package org.cgmkit.guide.search;

import org.jspecify.annotations.NullMarked;
