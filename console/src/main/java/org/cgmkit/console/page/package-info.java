/** The pages of the console: what stands on them, and what their forms do. */
@NullMarked
package org.cgmkit.console.page;

import org.jspecify.annotations.NullMarked;
